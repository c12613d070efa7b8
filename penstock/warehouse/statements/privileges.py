"""GRANT and REVOKE: without effect, since whoever reaches the local warehouse may do anything; tables must be there.

https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html, https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader

_OTHERS = ("ALL", "SCHEMA", "DATABASE", "FUNCTION", "PROCEDURE", "LANGUAGE", "MODEL", "DATASHARE", "EXTERNAL", "COPY")
"""What else privileges are on: ALL TABLES IN SCHEMA ..., SCHEMA ..., and so on."""


@dataclass(frozen=True, slots=True)
class Privileges:
    """GRANT or REVOKE, and the tables that it names."""

    tables: tuple[TableName, ...] = ()

    @property
    def writes(self) -> bool:
        """It changes nothing here."""
        return False

    def run(self, context: Context) -> Result:
        """Check that the tables are there."""
        for table in self.tables:
            require_table(context.connection, table)
        return Result()


def _parse(sql: str) -> Privileges:
    reader = TokenReader(sql)
    towards = "TO" if reader.word() == "GRANT" else "FROM"
    while not (reader.at_end or reader.accept("ON")):
        if reader.looking_at(towards):  # a role, or who may assume one
            return Privileges()
        reader.word()
    if any(reader.looking_at(word) for word in _OTHERS):
        return Privileges()
    reader.accept("TABLE")
    tables = [TableName(*reader.table_name())]
    while reader.accept(","):
        tables.append(TableName(*reader.table_name()))
    reader.expect(towards)
    if not reader.rest():
        raise reader.error("a user, GROUP, ROLE or PUBLIC")
    return Privileges(tuple(tables))


PRIVILEGES = Kind((("GRANT",), ("REVOKE",)), _parse)
