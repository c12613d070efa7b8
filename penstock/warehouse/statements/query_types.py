"""Lengths of the texts that a query gives, as far as they are written in it; DuckDB's types have none."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from penstock.warehouse.catalogue import find_table
from penstock.warehouse.statements.base import Context
from penstock.warehouse.tables import TableDefinition, TableName
from penstock.warehouse.types import RedshiftType

_TEXTS = {
    exp.DType.VARCHAR: "varchar",
    exp.DType.NVARCHAR: "varchar",
    exp.DType.CHAR: "char",
    exp.DType.NCHAR: "char",
    exp.DType.BPCHAR: "char",
}


def text_types(context: Context, query: exp.Expression, count: int) -> Sequence[RedshiftType | None]:
    """Give the type of each of the `count` columns that is a text of a known length; None for the others.

    Known are casts, texts that are written out, and the columns of a query from one table.
    """
    unknown: list[RedshiftType | None] = [None] * count
    if not isinstance(query, exp.Select):
        return unknown
    table = _only_table(context, query)
    items = [item.unalias() for item in query.expressions]
    if len(items) == 1 and isinstance(items[0], exp.Star) and not any(items[0].args.values()) and table:
        columns = [column.type if column.type.is_text else None for column in table.columns]
        return columns if len(columns) == count else unknown
    if len(items) != count or any(item.is_star for item in items):
        return unknown
    return [_type_of(item, table) for item in items]


def _only_table(context: Context, query: exp.Select) -> TableDefinition | None:
    source = query.args.get("from_")
    if source is None or query.args.get("joins") or query.args.get("with_") or query.args.get("laterals"):
        return None
    if not isinstance(source.this, exp.Table) or source.this.args.get("pivots"):
        return None
    found = find_table(context.connection, TableName(source.this.db.lower() or None, source.this.name.lower()))
    return found[1] if found else None


def _type_of(item: exp.Expr, table: TableDefinition | None) -> RedshiftType | None:
    if isinstance(item, exp.Cast) and item.to.this in _TEXTS and item.to.expressions:
        length = item.to.expressions[0].name
        return RedshiftType(_TEXTS[item.to.this], (int(length),)) if length.isdecimal() else None
    if isinstance(item, exp.Literal) and item.is_string:
        return RedshiftType("varchar", (max(1, len(item.name.encode())),))
    if isinstance(item, exp.Column) and table is not None:
        for column in table.columns:
            if column.name == item.name.lower() and column.type.is_text:
                return column.type
    return None
