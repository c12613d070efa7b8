"""CREATE SCHEMA.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import quoted
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class CreateSchema:
    """CREATE SCHEMA [IF NOT EXISTS] name [AUTHORIZATION user]; who owns it has no effect here."""

    name: str
    if_not_exists: bool

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Create the schema."""
        condition = "IF NOT EXISTS " if self.if_not_exists else ""
        context.connection.execute(f"CREATE SCHEMA {condition}{quoted(self.name)}")
        return Result()


def _parse(sql: str) -> CreateSchema:
    reader = TokenReader(sql)
    reader.expect("CREATE", "SCHEMA")
    if_not_exists = reader.accept("IF", "NOT", "EXISTS")
    name = reader.name()
    if reader.accept("AUTHORIZATION"):
        reader.name()
    reader.end()
    return CreateSchema(name, if_not_exists)


CREATE_SCHEMA = Kind((("CREATE", "SCHEMA"),), _parse)
