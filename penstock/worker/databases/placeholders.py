"""insertQuery's `?`, as JDBC has them, in a driver's own spelling."""

from __future__ import annotations

from penstock.worker.databases.engines import Dialect
from penstock.worker.databases.lexer import pieces


def bound(sql: str, dialect: Dialect) -> tuple[str, int]:
    """The SQL for a driver, and how many values it takes.

    Args:
        sql: with `?`; a semicolon at its end is left out.
        dialect: whose placeholder it gets; for `%s`, a per cent sign of the SQL is doubled.

    Raises:
        ValueError: for a text, name or comment without an end.
    """
    text = sql.strip().removesuffix(";")
    values = [piece for piece in pieces(text, dialect.backend) if piece.kind == "value"]
    parts: list[str] = []
    position = 0
    for value in values:
        parts += [_escaped(text[position : value.start], dialect), dialect.placeholder]
        position = value.end
    return "".join((*parts, _escaped(text[position:], dialect))), len(values)


def _escaped(text: str, dialect: Dialect) -> str:
    return text.replace("%", "%%") if dialect.placeholder == "%s" else text
