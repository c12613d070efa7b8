"""What a DROP names: tables or views, one or several."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Dropped:
    """[IF EXISTS] name, ... [CASCADE | RESTRICT]."""

    names: tuple[TableName, ...]
    if_exists: bool
    cascade: bool


def read_dropped(sql: str, *what: str) -> Dropped:
    """Read DROP `what` and what follows it.

    Raises:
        SqlSyntaxError: where it is not that.
    """
    reader = TokenReader(sql)
    reader.expect("DROP", *what)
    if_exists = reader.accept("IF", "EXISTS")
    names = [TableName(*reader.table_name())]
    while reader.accept(","):
        names.append(TableName(*reader.table_name()))
    cascade = reader.accept("CASCADE")
    if not cascade:
        reader.accept("RESTRICT")
    reader.end()
    return Dropped(tuple(names), if_exists, cascade)
