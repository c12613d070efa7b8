"""What a DROP names: tables or views, one or several."""

from __future__ import annotations

from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


def read_dropped(sql: str, what: str) -> tuple[tuple[TableName, ...], bool]:
    """Read DROP `what` [IF EXISTS] name, ... [CASCADE | RESTRICT].

    Returns:
        The names, and whether it says IF EXISTS.

    Raises:
        SqlSyntaxError: where it is not that.
    """
    reader = TokenReader(sql)
    reader.expect("DROP", what)
    if_exists = reader.accept("IF", "EXISTS")
    names = [TableName(*reader.table_name())]
    while reader.accept(","):
        names.append(TableName(*reader.table_name()))
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")
    reader.end()
    return tuple(names), if_exists
