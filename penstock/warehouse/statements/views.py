"""CREATE VIEW and DROP VIEW.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp

from penstock.warehouse.catalogue import find_view
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.dropping import read_dropped
from penstock.warehouse.system import PUBLIC
from penstock.warehouse.tables import TableName, quoted
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class CreateView:
    """CREATE [OR REPLACE] VIEW name [(columns)] AS query [WITH NO SCHEMA BINDING]."""

    name: TableName
    replaces: bool
    columns: tuple[str, ...]
    query: exp.Expression

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Create the view; its tables must be there, with or without schema binding."""
        there = find_view(context.connection, self.name)
        if there is not None and not self.replaces:
            raise WarehouseError(f'relation "{self.name.name}" already exists')
        columns = f" ({', '.join(map(quoted, self.columns))})" if self.columns else ""
        # The time is that of each query, not that of the view.
        select = lower(self.query, replace(context.scope, now=None))
        context.connection.execute(f"CREATE OR REPLACE VIEW {self.name.sql}{columns} AS {select}")
        return Result()


@dataclass(frozen=True, slots=True)
class DropView:
    """DROP VIEW [IF EXISTS] name, ..."""

    names: tuple[TableName, ...]
    if_exists: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop the views.

        Raises:
            WarehouseError: for one that does not exist, without IF EXISTS.
        """
        for name in self.names:
            found = find_view(context.connection, name)
            if found is not None:
                context.connection.execute(f"DROP VIEW {found.sql}")
            elif not self.if_exists:
                raise WarehouseError(f'view "{name}" does not exist')
        return Result()


def _parse_create(sql: str) -> CreateView:
    reader = TokenReader(sql)
    reader.expect("CREATE")
    replaces = reader.accept("OR", "REPLACE")
    reader.expect("VIEW")
    schema, name = reader.table_name()
    columns = reader.names() if reader.looking_at("(") else ()
    reader.expect("AS")
    text = reader.rest_without("WITH", "NO", "SCHEMA", "BINDING")
    return CreateView(TableName(schema or PUBLIC, name), replaces, columns, parse(text))


def _parse_drop(sql: str) -> DropView:
    return DropView(*read_dropped(sql, "VIEW"))


CREATE_VIEW = Kind((("CREATE", "VIEW"), ("CREATE", "OR", "REPLACE", "VIEW")), _parse_create)
DROP_VIEW = Kind((("DROP", "VIEW"),), _parse_drop)
