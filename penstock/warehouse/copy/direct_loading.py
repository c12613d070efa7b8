"""A load of a file in which DuckDB's own reader finds the fields: see `layout`."""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.layout import Layout, field
from penstock.warehouse.copy.loading import REFUSED
from penstock.warehouse.copy.values import Values
from penstock.warehouse.tables import ColumnDefinition, TableName, literal, quoted


@dataclass(frozen=True, slots=True)
class DirectLoad:
    """A COPY of one file into the named columns of a table."""

    table: TableName
    columns: tuple[ColumnDefinition, ...]
    options: CopyOptions
    layout: Layout
    in_order: bool
    """Whether the table numbers its rows."""

    def insert(self) -> str:
        """Give the INSERT; at a bad row it fails with REFUSED."""
        stored = self._values.stored
        names = ", ".join(quoted(column.name) for _, column in stored)
        # The rows are judged in a value, not in a WHERE: DuckDB would convert for either of them.
        first, *rest = [f"y{i}" for i, _ in stored]
        checked = f"CASE WHEN {self._bad()} THEN error({literal(REFUSED)}) ELSE {first} END"
        return f"{self._typed()} INSERT INTO {self.table.sql} ({names}) SELECT {', '.join([checked, *rest])} FROM typed"

    def refused(self) -> str:
        """Give the query that counts the bad rows."""
        return f"{self._typed()} SELECT count(*) FROM typed WHERE {self._bad()}"

    @property
    def _values(self) -> Values:
        return Values(self.columns, self.options, self.layout.source.encoded, field, nulls_are_read=True)

    def _typed(self) -> str:
        return f"WITH {self._values.ctes(self.layout.sql(in_order=self.in_order))}"

    def _bad(self) -> str:
        count = len(self.columns)
        conditions = [fault.condition for _, fault in self._values.faults()]
        if self.layout.fields > count:
            conditions.append(f"coalesce({field(count)}, {literal(self.options.null)}) <> ''")
        return " OR ".join(f"({condition})" for condition in conditions) or "false"
