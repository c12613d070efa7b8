"""Random small tables, and rows for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from penstock.tables.model import Table
from penstock.tables.names import literal, quoted
from penstock.tables.parser import parse_table
from tests.tables.sql.model import Row

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "INTEGER": st.integers(-2, 2),
    "VARCHAR(40)": st.sampled_from(["", "a", "B", "é 'x'", '";\\--', "☃\n", "#{@x}"]),
    "TIMESTAMP": st.integers(1, 4).map(lambda day: datetime(2014, 1, day, 12)),  # noqa: DTZ001 - a TIMESTAMP has no zone
    "BOOLEAN": st.booleans(),
    "DECIMAL(8, 2)": st.integers(-2, 2).map(lambda cents: Decimal(cents).scaleb(-2)),
}
_NAMES = ("id", "Region", "order", 'we"ird', "select", "été x", "a$1", "src", "new", "at")


@dataclass(frozen=True)
class Shape:
    """The columns of a table; the first `keys` of them are its key."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    keys: int

    def table(self, name: str, *, more: Sequence[str] = (), key_more: Sequence[str] = ()) -> Table:
        """Define a table of this shape, and with further columns."""
        columns = [f"{quoted(column)} {kind}" for column, kind in zip(self.names, self.types, strict=True)]
        key = ", ".join((*(quoted(column) for column in self.names[: self.keys]), *key_more))
        return parse_table(f"CREATE TABLE {name} ({', '.join((*columns, *more))}, PRIMARY KEY ({key}))")

    def source(self, name: str) -> Table:
        """Define a table of this shape without a key."""
        columns = [f"{quoted(column)} {kind}" for column, kind in zip(self.names, self.types, strict=True)]
        return parse_table(f"CREATE TABLE {name} ({', '.join(columns)})")

    def rows(self, max_size: int = 6) -> st.SearchStrategy[list[Row]]:
        """Rows whose key has no NULL; there are few values, so that much comes twice."""
        values = [
            VALUES[kind] if index < self.keys else st.none() | VALUES[kind] for index, kind in enumerate(self.types)
        ]
        return st.lists(st.tuples(*values), max_size=max_size)


@st.composite
def shapes(draw: st.DrawFn, *, watermark: str | None = None) -> Shape:
    """One to three columns of a key, none to three others; with `watermark`, a column of that type comes last."""
    keys, others = draw(st.integers(1, 3)), draw(st.integers(0, 3))
    width = keys + others + (watermark is not None)
    names = draw(st.permutations(_NAMES))[:width]
    types = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=keys + others, max_size=keys + others))
    return Shape(tuple(names), (*types, *([watermark] if watermark else [])), keys)


def insert(table: Table, rows: Sequence[Row]) -> list[str]:
    """Put rows into a table."""
    columns = ", ".join(column.sql for column in table.columns if column.is_given)
    values = ", ".join("(" + ", ".join(_value(value) for value in row) + ")" for row in rows)
    return [f"INSERT INTO {table.sql} ({columns}) VALUES {values}"] if rows else []  # noqa: S608 - our own


def _value(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value).upper() if isinstance(value, bool | int | Decimal) else literal(str(value))
