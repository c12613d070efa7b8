"""DROP SCHEMA.

https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_SCHEMA.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import list_schemas, list_tables, list_views
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.privileges import Target, forget
from penstock.warehouse.procedures.catalogue import drop_procedures, has_procedures
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.dependents import drop_dependents
from penstock.warehouse.tables import quoted
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class DropSchema:
    """DROP SCHEMA [IF EXISTS] name, ... [CASCADE | RESTRICT]."""

    names: tuple[str, ...]
    if_exists: bool
    cascade: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Drop the schemas.

        Raises:
            WarehouseError: for one that does not exist, or that holds tables and is dropped without CASCADE.
        """
        schemas = list_schemas(context.connection)
        for name in self.names:
            if name not in schemas:
                if self.if_exists:
                    continue
                raise WarehouseError(f'schema "{name}" does not exist')
            connection = context.connection
            within = {item for item in (*list_tables(connection), *list_views(connection)) if item.schema == name}
            if not self.cascade and (within or has_procedures(connection, name)):
                raise WarehouseError(f"cannot drop schema {name} because other objects depend on it")
            drop_dependents(connection, within, f"schema {name}", cascade=True)
            drop_procedures(connection, name)
            forget(connection, Target("schema", "", name))
            connection.execute(f"DROP SCHEMA {quoted(name)} CASCADE")
        return Result()


def _parse(sql: str) -> DropSchema:
    reader = TokenReader(sql)
    reader.expect("DROP", "SCHEMA")
    if_exists = reader.accept("IF", "EXISTS")
    names = [reader.name()]
    while reader.accept(","):
        names.append(reader.name())
    cascade = reader.accept("CASCADE")
    if not cascade:
        reader.accept("RESTRICT")
    reader.end()
    return DropSchema(tuple(names), if_exists, cascade)


DROP_SCHEMA = Kind((("DROP", "SCHEMA"),), _parse)
