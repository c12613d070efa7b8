"""Tables for people: with colours, and fitted to the terminal; elsewhere plain text of full width."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence

_WIDE = 10_000
"""Columns where there is no terminal: what is searched or cut by other programs must not be wrapped."""

Styled = tuple[str, str]
"""A cell with a rich style."""


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str | Styled]]) -> None:
    """Print a table; a column whose name begins with `>` is aligned to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column.lstrip(">"), justify="right" if column.startswith(">") else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row))
    if sys.stdout.isatty():
        Console(highlight=False).print(table)
        return
    text = io.StringIO()
    Console(file=text, width=_WIDE, highlight=False, color_system=None).print(table)
    for line in text.getvalue().splitlines():
        print(line.rstrip())


def styled(status: str) -> Styled:
    """A status in its colour, the same as in the tree."""
    from penstock.client.statuses import FINISHED, SKIPPED, UNDER_WAY, UNSUCCESSFUL

    if status in FINISHED or status == "HEALTHY":
        return status, "green"
    if status in UNSUCCESSFUL or status in {"BLOCKED", "ERROR"}:
        return status, "red"
    if status in SKIPPED:
        return status, "dim"
    return status, "yellow" if status in UNDER_WAY else ""


def lasted(started: str | None, ended: str | None) -> str:
    """How long, `3 s`, `4 min`, `2 h 5 min`; empty where it has not ended."""
    from datetime import datetime

    if not (started and ended):
        return ""
    seconds = int((datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
