"""COMMENT and LOCK: without effect, since nobody reads the one and writers wait for each other anyway.

https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html, https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html
"""

from __future__ import annotations

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.statements.base import Kind
from penstock.warehouse.statements.privileges import Privileges
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


def _parse_lock(sql: str) -> Privileges:
    reader = TokenReader(sql)
    reader.expect("LOCK")
    reader.accept("TABLE")
    tables = [TableName(*reader.table_name())]
    while reader.accept(","):
        tables.append(TableName(*reader.table_name()))
    reader.end()
    return Privileges(tuple(tables))


def _parse_comment(sql: str) -> Privileges:
    reader = TokenReader(sql)
    reader.expect("COMMENT", "ON")
    kind = reader.word()
    if kind not in ("TABLE", "COLUMN"):
        raise UnsupportedError(f"COMMENT ON {kind}")
    names = [reader.name()]
    while reader.accept("."):
        names.append(reader.name())
    reader.expect("IS")
    if not reader.accept("NULL"):
        reader.text()
    reader.end()
    *schema, name = names if kind == "TABLE" else names[:-1]
    return Privileges((TableName(schema[-1] if schema else None, name),))


LOCK = Kind((("LOCK",),), _parse_lock)
COMMENT = Kind((("COMMENT",),), _parse_comment)
