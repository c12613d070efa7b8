"""COMMENT and LOCK: without effect, since nobody reads the one and writers wait for each other anyway.

https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html, https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.catalogue import require_relation
from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Notice:
    """What has no effect but that its tables must be there."""

    tables: tuple[TableName, ...]

    @property
    def writes(self) -> bool:
        """It changes nothing here."""
        return False

    def run(self, context: Context) -> Result:
        """Look for the tables."""
        for table in self.tables:
            require_relation(context.connection, table)
        return Result()


def _parse_lock(sql: str) -> Notice:
    reader = TokenReader(sql)
    reader.expect("LOCK")
    reader.accept("TABLE")
    tables = [TableName(*reader.table_name())]
    while reader.accept(","):
        tables.append(TableName(*reader.table_name()))
    reader.end()
    return Notice(tuple(tables))


def _parse_comment(sql: str) -> Notice:
    reader = TokenReader(sql)
    reader.expect("COMMENT", "ON")
    kind = reader.word()
    if kind not in ("TABLE", "COLUMN", "VIEW"):
        raise UnsupportedError(f"COMMENT ON {kind}")
    names = [reader.name()]
    while reader.accept("."):
        names.append(reader.name())
    reader.expect("IS")
    if not reader.accept("NULL"):
        reader.text()
    reader.end()
    *schema, name = names[:-1] if kind == "COLUMN" else names
    return Notice((TableName(schema[-1] if schema else None, name),))


LOCK = Kind((("LOCK",),), _parse_lock)
COMMENT = Kind((("COMMENT",),), _parse_comment)
