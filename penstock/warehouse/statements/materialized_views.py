"""CREATE, REFRESH and DROP MATERIALIZED VIEW: a table that knows its query; it is refreshed when it is asked to be.

https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-overview.html
"""

# ruff: noqa: S608 (what is put into SQL is a name quoted by `TableName.sql`, and the user's own query)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import drop_table, find_table
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.create_table import CreateTable
from penstock.warehouse.statements.dependents import drop_dependents
from penstock.warehouse.statements.dropping import Dropped, read_dropped
from penstock.warehouse.statements.table_elements import read_attributes
from penstock.warehouse.tables import TableDefinition, TableName
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Refresh:
    """REFRESH MATERIALIZED VIEW name."""

    name: TableName

    @property
    def writes(self) -> bool:
        """It changes the rows."""
        return True

    def run(self, context: Context) -> Result:
        """Compute the rows anew."""
        name, table = _require(context, self.name)
        select = lower(parse(table.query or ""), context.scope)
        context.connection.execute(f"DELETE FROM {name.sql}")
        context.connection.execute(f"INSERT INTO {name.sql} {select}")
        return Result()


@dataclass(frozen=True, slots=True)
class Drop:
    """DROP MATERIALIZED VIEW [IF EXISTS] name, ... [CASCADE | RESTRICT]."""

    dropped: Dropped

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop it, and with CASCADE the views that read it."""
        for wanted in self.dropped.names:
            if self.dropped.if_exists and find_table(context.connection, wanted) is None:
                continue
            name, table = _require(context, wanted)
            drop_dependents(context.connection, {name}, f"materialized view {name.name}", cascade=self.dropped.cascade)
            drop_table(context.connection, name, table)
        return Result()


def _require(context: Context, name: TableName) -> tuple[TableName, TableDefinition]:
    found = find_table(context.connection, name)
    if found is None or found[1].query is None:
        raise WarehouseError(f'materialized view "{name}" does not exist')
    return found


def _parse_create(sql: str) -> CreateTable:
    reader = TokenReader(sql)
    reader.expect("CREATE", "MATERIALIZED", "VIEW")
    schema, name = reader.table_name()
    table = read_attributes(reader, TableDefinition(()))
    if reader.accept("AUTO", "REFRESH"):
        reader.word()
    table = read_attributes(reader, table)
    reader.expect("AS")
    text = reader.rest()
    definition = TableDefinition(
        (), diststyle=table.diststyle, distkey=table.distkey, sortkey=table.sortkey, backup=table.backup, query=text
    )
    return CreateTable(TableName(schema, name), if_not_exists=False, attributes=definition, query=parse(text))


def _parse_refresh(sql: str) -> Refresh:
    reader = TokenReader(sql)
    reader.expect("REFRESH", "MATERIALIZED", "VIEW")
    name = TableName(*reader.table_name())
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")
    reader.end()
    return Refresh(name)


def _parse_drop(sql: str) -> Drop:
    return Drop(read_dropped(sql, "MATERIALIZED", "VIEW"))


CREATE_MATERIALIZED_VIEW = Kind((("CREATE", "MATERIALIZED"),), _parse_create)
REFRESH = Kind((("REFRESH",),), _parse_refresh)
DROP_MATERIALIZED_VIEW = Kind((("DROP", "MATERIALIZED"),), _parse_drop)
