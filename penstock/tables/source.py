"""Where the rows of a load come from: a table, or a query."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError, SqlglotError

from penstock.diagnostics.suggestion import listed
from penstock.tables.errors import TableError
from penstock.tables.model import Column, Table
from penstock.tables.names import folded, quoted
from penstock.tables.tokens import TokenReader

_EXPRESSION = re.compile(r"#\{[^{}]*\}")
_LACKING = re.compile(r"required keyword: '\w+' missing for <class '[\w.]*?(\w+)'>")
"""How sqlglot says that a clause stops too early: by its own names."""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows by the names of their columns."""

    sql: str
    """What stands behind FROM."""
    columns: tuple[str, ...] | None = None
    """Its columns, None where only the warehouse knows them."""
    is_limited: bool = False
    """Whether it is a query that ends with LIMIT."""
    written: str = field(default="", compare=False)
    """How it was given: the name of a table, or a query."""

    def given(self, table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """Choose those columns of a table that the source gives; it may leave out what fills itself.

        Raises:
            TableError: where it lacks another.
        """
        candidates = tuple(column for column in columns if column.is_given)
        if self.columns is None:
            return candidates
        known = {folded(name) for name in self.columns}
        missing = [item.name for item in candidates if folded(item.name) not in known and not item.fills_itself]
        if missing:
            raise table.error(
                f"the source has no column {', '.join(missing)}, which table {table.sql} needs;"
                f" its columns are {listed(self.columns)}",
                self.written,
            )
        return tuple(column for column in candidates if folded(column.name) in known)


def from_table(table: Table) -> Source:
    """Take the rows of a table whose definition is known."""
    return Source(table.sql, tuple(column.name for column in table.columns), written=table.sql)


def from_name(schema: str | None, name: str) -> Source:
    """Take the rows of a table of which only the name is known."""
    return Source(f"{quoted(schema)}.{quoted(name)}" if schema else quoted(name))


def from_query(sql: str) -> Source:
    """Take the rows of a SELECT; Data Pipeline expressions `#{...}` may stand in it.

    Raises:
        TableError: where it is no single query; its place is within `sql`.
    """
    try:
        return _read_query(sql, "0")
    except TableError as error:
        if not _EXPRESSION.search(sql):
            raise error.within(about=sql) from None
    try:
        return replace(_read_query(sql, "x"), columns=None)
    except TableError as error:
        raise error.within(about=sql) from None


def _read_query(sql: str, stand_in: str) -> Source:
    """Read a query whose expressions become text before the warehouse reads it.

    What stands in for them is as long as they are: a number where a value is, a name where a table or a column is.
    """
    text = _EXPRESSION.sub(lambda match: stand_in * len(match[0]), sql)
    reader = TokenReader(text)
    if not any(reader.looking_at(word) for word in ("SELECT", "WITH", "(")):
        raise reader.error("a query: SELECT, WITH or '('")
    start = reader.here
    while not (reader.at_end or reader.looking_at(";")):
        reader.take("the query")
    end = reader.last_end
    while reader.accept(";"):
        pass
    if not reader.at_end:
        raise reader.error("the end: a source is one query")
    tree = _parse(text[:end])
    # The query stands on lines of its own, whatever comment it ends with.
    names = tuple(tree.named_selects)
    columns = None if tree.is_star or "" in names else names
    return Source(f"(\n{sql[start:end]}\n)", columns, is_limited=tree.args.get("limit") is not None, written=sql)


def _parse(text: str) -> exp.Query:
    try:
        tree = sqlglot.parse_one(text, read="redshift", error_level=ErrorLevel.IMMEDIATE)
    except ParseError as error:
        first = error.errors[0]
        reason = str(first["description"]).partition(" but got ")[0].rstrip(".").lower()
        reason = _LACKING.sub(lambda match: f"something is missing in {match[1].upper()}", reason)
        message = f"the query is not SQL: {reason}"
        raise TableError(message, first["line"], first["col"]) from error
    except (SqlglotError, RecursionError) as error:
        raise TableError("the query is not SQL, or too deep", 1, 1) from error
    if not isinstance(tree, exp.Query):
        raise TableError("the query gives no rows, expected a SELECT", 1, 1)
    if tree.find(exp.Into):
        raise TableError("the query makes a table (INTO), expected one that gives rows", 1, 1)
    return tree
