"""TRUNCATE.

https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names, or names quoted by `TableName.sql`)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Truncate:
    """TRUNCATE [TABLE] name; unlike Redshift's it does not commit, so that a list of statements stays atomic."""

    name: TableName

    @property
    def writes(self) -> bool:
        """It changes the table."""
        return True

    def run(self, context: Context) -> Result:
        """Empty the table."""
        name, _ = require_table(context.connection, self.name)
        if context.access is not None:
            context.access.require(name, "TRUNCATE")
        context.connection.execute(f"DELETE FROM {name.sql}")
        return Result()


def _parse(sql: str) -> Truncate:
    reader = TokenReader(sql)
    reader.expect("TRUNCATE")
    reader.accept("TABLE")
    name = TableName(*reader.table_name())
    reader.end()
    return Truncate(name)


TRUNCATE = Kind((("TRUNCATE",),), _parse)
