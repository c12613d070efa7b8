"""The statements that are lowered as a whole: SELECT, INSERT, UPDATE, DELETE."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from penstock.warehouse.catalogue import find_table
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.results import affected, query
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName


@dataclass(frozen=True, slots=True)
class Query:
    """SELECT, WITH, VALUES."""

    tree: exp.Expression

    @property
    def writes(self) -> bool:
        """A query never waits for writers."""
        return False

    def run(self, context: Context) -> Result:
        """Run it and read all rows."""
        return query(context.connection, lower(self.tree, context.scope))


@dataclass(frozen=True, slots=True)
class Change:
    """INSERT, UPDATE, DELETE."""

    tree: exp.Expression

    @property
    def writes(self) -> bool:
        """A change waits for other writers."""
        return True

    def run(self, context: Context) -> Result:
        """Run it and read the count of rows."""
        if isinstance(self.tree, exp.Insert):
            _check_identity(self.tree, context)
        context.connection.execute(lower(self.tree, context.scope))
        return affected(context.connection)


def _parse_query(sql: str) -> Query:
    tree = parse(sql)
    if not isinstance(tree, exp.Query):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    into = tree.find(exp.Into)
    if into is not None:
        raise UnsupportedError("SELECT INTO (use CREATE TABLE ... AS)")
    return Query(tree)


def _parse_change(sql: str) -> Change:
    tree = parse(sql)
    if not isinstance(tree, exp.Insert | exp.Update | exp.Delete):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    return Change(tree)


def _check_identity(tree: exp.Insert, context: Context) -> None:
    schema = tree.this
    table = schema.this if isinstance(schema, exp.Schema) else schema
    found = find_table(context.connection, TableName(table.db.lower() or None, table.name.lower()))
    identities = {column.name for column in found[1].columns if column.identity} if found else set()
    if not identities:
        return
    if not isinstance(schema, exp.Schema):
        raise WarehouseError(
            f'cannot set an identity column to a value: list the columns of "{table.name}" without {_list(identities)}'
        )
    named = identities & {column.name.lower() for column in schema.expressions}
    if named:
        raise WarehouseError(f"cannot set an identity column to a value: {_list(named)}")


def _list(names: set[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))


QUERY = Kind((("SELECT",), ("WITH",), ("VALUES",), ("(",)), _parse_query)
CHANGE = Kind((("INSERT",), ("UPDATE",), ("DELETE",)), _parse_change)
