"""How statements are laid out."""

from __future__ import annotations

from collections.abc import Iterable

from penstock.tables.model import Column


def names(columns: Iterable[Column]) -> str:
    """List columns by name."""
    return ", ".join(column.sql for column in columns)


def indented(lines: Iterable[str], depth: int = 1, separator: str = ",") -> str:
    """Put one item on a line."""
    return f"{separator}\n".join("    " * depth + line for line in lines)


def matching(columns: Iterable[Column], left: str, right: str) -> str:
    """Compare two tables by their keys; a key has no NULL."""
    return " AND ".join(f"{left}.{column.sql} = {right}.{column.sql}" for column in columns)
