"""DECLARE, FETCH and CLOSE of a cursor.

https://docs.aws.amazon.com/redshift/latest/dg/declare.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.session_state import Cursor
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tokens import TokenReader

_QUERIES = ("SELECT", "WITH", "(")


@dataclass(frozen=True, slots=True)
class Declare:
    """DECLARE name CURSOR FOR query."""

    name: str
    query: str

    @property
    def writes(self) -> bool:
        """It reads only."""
        return False

    def run(self, context: Context) -> Result:
        """Run the query.

        Raises:
            WarehouseError: where a cursor is open, or there is no transaction that could fetch from this one.
        """
        if not (context.nested.is_block or context.state.depth):
            raise WarehouseError("DECLARE CURSOR may only be used in transaction blocks")
        if context.state.cursor is not None:
            raise WarehouseError(f'cursor "{context.state.cursor.name}" is open, and there can be only one')
        result = context.nested.run_nested(self.query, context.variables)
        context.state.cursor = Cursor(self.name, result.columns, result.rows)
        return Result()


@dataclass(frozen=True, slots=True)
class Fetch:
    """FETCH [NEXT | count | ALL] FROM name; `count` is None for all rows that are left."""

    name: str
    count: int | None

    @property
    def writes(self) -> bool:
        """It reads only."""
        return False

    def run(self, context: Context) -> Result:
        """Give the next rows."""
        cursor = _open(context, self.name)
        rows = cursor.fetch(self.count)
        return Result(cursor.columns, rows, len(rows))


@dataclass(frozen=True, slots=True)
class Close:
    """CLOSE name."""

    name: str

    @property
    def writes(self) -> bool:
        """It reads only."""
        return False

    def run(self, context: Context) -> Result:
        """Close the cursor."""
        _open(context, self.name)
        context.state.cursor = None
        return Result()


def _open(context: Context, name: str) -> Cursor:
    cursor = context.state.cursor
    if cursor is None or cursor.name != name:
        raise WarehouseError(f'cursor "{name}" does not exist')
    return cursor


def _parse_declare(sql: str) -> Declare:
    reader = TokenReader(sql)
    reader.expect("DECLARE")
    name = reader.name()
    reader.expect("CURSOR", "FOR")
    if not any(reader.looking_at(word) for word in _QUERIES):
        raise reader.error("a query")
    return Declare(name, reader.rest())


def _parse_fetch(sql: str) -> Fetch:
    reader = TokenReader(sql)
    reader.expect("FETCH")
    for word in ("PRIOR", "FIRST", "LAST", "BACKWARD", "ABSOLUTE", "RELATIVE"):
        if reader.looking_at(word):
            raise UnsupportedError(f"FETCH {word}")
    count: int | None = 1
    reader.accept("FORWARD")
    if reader.accept("ALL"):
        count = None
    elif not (reader.accept("NEXT") or reader.looking_at("FROM")):
        count = reader.integer()
    if not reader.accept("FROM"):
        reader.expect("IN")
    name = reader.name()
    reader.end()
    return Fetch(name, count)


def _parse_close(sql: str) -> Close:
    reader = TokenReader(sql)
    reader.expect("CLOSE")
    name = reader.name()
    reader.end()
    return Close(name)


DECLARE = Kind((("DECLARE",),), _parse_declare)
FETCH = Kind((("FETCH",),), _parse_fetch)
CLOSE = Kind((("CLOSE",),), _parse_close)
