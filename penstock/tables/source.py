"""Where the rows of a load come from: a table, or a query."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlglot
from sqlglot import TokenType, exp
from sqlglot.dialects.redshift import Redshift
from sqlglot.errors import ParseError, SqlglotError

from penstock.diagnostics.suggestion import listed
from penstock.tables.errors import TableError
from penstock.tables.model import Column, Table
from penstock.tables.names import folded, quoted

_EXPRESSION = re.compile(r"#\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Source:
    """Rows by the names of their columns."""

    sql: str
    """What stands behind FROM."""
    columns: tuple[str, ...] | None = None
    """Its columns, None where only the warehouse knows them."""

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
                f" its columns are {listed(self.columns)}"
            )
        return tuple(column for column in candidates if folded(column.name) in known)


def from_table(table: Table) -> Source:
    """Take the rows of a table whose definition is known."""
    return Source(table.sql, tuple(column.name for column in table.columns))


def from_name(schema: str | None, name: str) -> Source:
    """Take the rows of a table of which only the name is known."""
    return Source(f"{quoted(schema)}.{quoted(name)}" if schema else quoted(name))


def from_query(sql: str) -> Source:
    """Take the rows of a SELECT; Data Pipeline expressions `#{...}` may stand in it.

    Raises:
        TableError: where it is no single query; its place is within `sql`.
    """
    tree = _parse(sql)
    text = _without_semicolon(sql)
    return Source(f"(\n{text}\n)", None if tree.is_star else tuple(tree.named_selects) or None)


def _parse(sql: str) -> exp.Query:
    try:
        found = [tree for tree in sqlglot.parse(_as_text(sql), read="redshift") if tree is not None]
    except ParseError as error:
        first = error.errors[0] if error.errors else {}
        raise TableError(
            f"the query is not SQL: {str(first.get('description', 'it cannot be read')).lower()}",
            int(first.get("line") or 1),
            int(first.get("col") or 1),
        ) from error
    except (SqlglotError, RecursionError) as error:
        raise TableError("the query is not SQL: a string, a name or a bracket has no end", 1, 1) from error
    if len(found) != 1:
        raise TableError(f"found {len(found)} statements, expected one SELECT", 1, 1)
    (tree,) = found
    if not isinstance(tree, exp.Query) or tree.find(exp.Into):
        raise TableError("found a statement that gives no rows, expected a SELECT", 1, 1)
    return tree


def _as_text(sql: str) -> str:
    """Put zeros for expressions: they become text before the query is read, and zeros may stand anywhere."""
    return _EXPRESSION.sub(lambda match: "0" * len(match[0]), sql)


def _without_semicolon(sql: str) -> str:
    """Cut a semicolon at the end, comments behind it included."""
    text = _as_text(sql)
    ends = [token.end + 1 for token in Redshift().tokenize(text) if token.token_type is not TokenType.SEMICOLON]
    return sql[: ends[-1]].strip("\n")
