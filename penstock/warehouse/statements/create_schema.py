"""CREATE SCHEMA.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.privileges import Target, own
from penstock.warehouse.result import Result
from penstock.warehouse.search_path import check_schema
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.system import ADMINISTRATOR
from penstock.warehouse.tables import quoted
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class CreateSchema:
    """CREATE SCHEMA [IF NOT EXISTS] name [AUTHORIZATION user] [QUOTA ...]; there is no quota here."""

    name: str
    if_not_exists: bool
    owner: str | None = None

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Create the schema."""
        check_schema(self.name)
        condition = "IF NOT EXISTS " if self.if_not_exists else ""
        context.connection.execute(f"CREATE SCHEMA {condition}{quoted(self.name)}")
        owner = self.owner or context.user
        if owner != ADMINISTRATOR:
            own(context.connection, Target("schema", "", self.name), owner)
        return Result()


def _parse(sql: str) -> CreateSchema:
    reader = TokenReader(sql)
    reader.expect("CREATE", "SCHEMA")
    if_not_exists = reader.accept("IF", "NOT", "EXISTS")
    name = reader.name()
    owner = reader.name() if reader.accept("AUTHORIZATION") else None
    if reader.accept("QUOTA") and not reader.accept("UNLIMITED"):
        reader.decimal()
        reader.word()
    reader.end()
    return CreateSchema(name, if_not_exists, owner)


CREATE_SCHEMA = Kind((("CREATE", "SCHEMA"),), _parse)
