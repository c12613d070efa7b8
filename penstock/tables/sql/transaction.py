"""Statements as one transaction, and as the text of a script."""

from __future__ import annotations

from collections.abc import Iterable


def in_transaction(statements: Iterable[str]) -> tuple[str, ...]:
    """Put BEGIN and COMMIT around statements: readers see what all of them did, or nothing."""
    return ("BEGIN", *statements, "COMMIT")


def script(statements: Iterable[str]) -> str:
    """Write statements as a script for SqlActivity or a file."""
    return "".join(f"{statement};\n\n" for statement in statements).rstrip("\n") + "\n"
