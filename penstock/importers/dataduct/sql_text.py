"""SQL as dataduct's files have it."""

from __future__ import annotations


def query_text(sql: str) -> str:
    """One query, without the semicolon that dataduct cut off."""
    return sql.strip().rstrip(";").rstrip()
