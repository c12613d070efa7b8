"""check-values: the same values in the warehouse as where they come from."""

# ruff: noqa: S608 (names are quoted, and queries are the user's own)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from penstock.objects import Activity, S3DataNode, ShellCommandActivity
from penstock.steps.bases.source_check import SourceCheck, Tolerance, percent
from penstock.steps.context import StepContext
from penstock.steps.keys.types import TableName, Text
from penstock.steps.parts.data_formats import nulls_for_copy, tab_separated
from penstock.steps.parts.folders import RUN
from penstock.steps.parts.table_files import read_table

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.model import Column, Table
    from penstock.tables.sql.copying import Files

_RANDOM = {"mysql": "RAND()", "postgresql": "RANDOM()"}
_MARKS = {"mysql": "`", "postgresql": '"'}


class CheckValues(SourceCheck):
    """Compares the values of a database's table or query with those of a table of the warehouse, row by row.

    Rows are matched by the PRIMARY KEY of the table's DDL file; columns have the same names at both places, and NULL is
    a value of its own. Wrong is a row that is missing in the warehouse, or has another value there, or, without
    `sample`, is not in the database. Values are compared as the warehouse's types have them.

    Compiles to a CopyActivity, a ShellCommandActivity that rewrites NULL for COPY, and an SqlActivity. The number of
    wrong rows is noted in `penstock_checks`, 0 where the tolerance allows it; then the activity fails, with the numbers
    in its reason, or goes on where `on_failure` is `warn`.
    """

    TABLES_CHECKED = ("warehouse_table",)

    type: Literal["check-values"]
    warehouse_table: TableName = Field(
        description="The table of the warehouse; its DDL with a PRIMARY KEY is assets/tables/NAME.sql"
    )
    columns: list[Text] | None = Field(
        default=None, min_length=1, description="Columns to compare, beside the key; by default all"
    )
    sample: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="How many rows to compare, chosen by the database at random; by default all"
    )
    tolerance: Tolerance = Field(default=0, description="How many per cent of the rows compared may be wrong")

    def source_query(self, assets: Path, engine: str) -> str:
        """Read the columns, of all rows or of some."""
        mark = _MARKS[engine]
        columns = ", ".join(
            f"{mark}{column.name}{mark}" for column in self._columns(read_table(assets, self.warehouse_table))
        )
        # On lines of its own, since a comment may stand at the end.
        source = self.table if self.sql is None else f"(\n{self.sql}\n) AS source"
        some = "" if self.sample is None else f" ORDER BY {_RANDOM[engine]} LIMIT {self.sample}"
        return f"SELECT {columns} FROM {source}{some}"

    def comparison(self, assets: Path, files: Files) -> tuple[str, ...]:
        """Compare."""
        from penstock.tables.sql.source_checks import compare_values

        table = read_table(assets, self.warehouse_table)
        return compare_values(
            table, self._columns(table), files, percent(self.tolerance), is_sample=self.sample is not None
        )

    def rows_to_copy(self, context: StepContext, copied: S3DataNode) -> tuple[S3DataNode, tuple[Activity, ...]]:
        """Rewrite NULL for COPY."""
        uri = context.data_uri(f"{self.staging_prefix}rows/{RUN}/")
        rows = S3DataNode(f"{self.name}.rows", directory_path=uri, data_format=tab_separated())
        rewriting = ShellCommandActivity(
            f"{self.name}.rewrite",
            command=nulls_for_copy(),
            stage=True,
            input=(copied,),
            output=(rows,),
            **context.place(self.runs_on),
            on_fail=context.alarms["on_fail"],
        )
        return rows, (rewriting,)

    def _columns(self, table: Table) -> tuple[Column, ...]:
        """The key, and what to compare."""
        key = table.matching_key()
        chosen = (
            [table.require(name) for name in self.columns] if self.columns else [c for c in table.columns if c.is_given]
        )
        return (*key, *(column for column in dict.fromkeys(chosen) if column not in key))
