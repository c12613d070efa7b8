"""ANALYZE and VACUUM: DuckDB keeps its own statistics and space, so only the table's existence is checked.

https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html, https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader

_MODES = (("FULL",), ("SORT", "ONLY"), ("DELETE", "ONLY"), ("REINDEX",), ("RECLUSTER",), ("COMPRESSION",), ("VERBOSE",))


@dataclass(frozen=True, slots=True)
class Maintain:
    """ANALYZE or VACUUM of one table, or of all."""

    name: TableName | None

    @property
    def writes(self) -> bool:
        """It changes nothing here."""
        return False

    def run(self, context: Context) -> Result:
        """Check that the table is there."""
        if self.name is not None:
            require_table(context.connection, self.name)
        return Result()


def _parse(sql: str) -> Maintain:
    reader = TokenReader(sql)
    reader.word()
    for words in _MODES:
        reader.accept(*words)
    name = None
    if not (reader.at_end or reader.looking_at(";")):
        name = TableName(*reader.table_name())
        if reader.looking_at("("):
            reader.names()
        if reader.accept("TO"):
            reader.integer()
            reader.expect("PERCENT")
        reader.accept("BOOST")
        if not reader.accept("PREDICATE", "COLUMNS"):
            reader.accept("ALL", "COLUMNS")
    reader.end()
    return Maintain(name)


MAINTENANCE = Kind((("ANALYZE",), ("VACUUM",)), _parse)
