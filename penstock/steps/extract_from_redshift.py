"""extract-from-redshift: rows of the warehouse become files in S3."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from penstock.objects import CSV, TSV, Compression, DataFormat
from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.copy_option import UnloadOption
from penstock.steps.keys.types import SourceName, Text
from penstock.steps.parts.folders import run_folder
from penstock.steps.parts.sql_activity import written_sql_activity
from penstock.steps.parts.table_files import source_of

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.source import Source

_FORMAT = ("DELIMITER '\\t'", "ESCAPE", "NULL AS '\\\\N'")
"""What COPY reads back with `copy_options`: NULL differs from every text."""
_STRING = re.compile(r"'(?:[^'\\]|\\.|'')*'")
_SAYS_FORMAT = re.compile(
    r"\b(FORMAT|CSV|PARQUET|JSON|DELIMITER|FIXEDWIDTH|ADDQUOTES|ESCAPE|NULL|HEADER)\b", re.IGNORECASE
)
_PLAIN_CSV = re.compile(r"(FORMAT( +AS)? +)?CSV", re.IGNORECASE)
_REPLACES = re.compile(r"\b(CLEANPATH|ALLOWOVERWRITE)\b", re.IGNORECASE)


class ExtractFromRedshift(WritingStep, WarehouseStep):
    r"""Writes the rows of a table, or of a query, to a folder of S3.

    Compiles to an SqlActivity with UNLOAD and the S3DataNode that it writes: a folder of its own for every scheduled
    run, which is emptied first when a run is tried again. By default fields are separated by tabs, with a backslash
    before what would end one, and NULL is `\N`: `create-and-load-table` reads that without loss. The warehouse writes
    to S3 with the role of the environment's `warehouse.iam_role`.
    """

    COPIES = True
    TABLES_READ = ("table",)
    SQL = ("query",)

    type: Literal["extract-from-redshift"]
    table: SourceName | None = Field(default=None, description="The table to read: `table` or `schema.table`")
    query: Text | None = Field(default=None, description="A SELECT to read from, instead of a table")
    options: list[UnloadOption] = Field(
        default_factory=list,
        description="Options of Redshift's UNLOAD, such as GZIP; one of the format, such as CSV, ends the default",
    )

    def check_keys(self) -> None:
        """One source is needed."""
        require_one(self, "table", "query")

    def script(self, assets: Path, pipeline: str) -> str:
        """Write the UNLOAD, with the role of the cluster."""
        del pipeline
        return self._unload(assets, "default")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        role = context.deployment.warehouse.iam_role
        is_gzip = any(re.fullmatch(r"gzip", option.strip(), re.IGNORECASE) for option in self.options)
        output = run_folder(context, self.output_id, self.staging_prefix).replace(
            data_format=self._data_format(), compression=Compression.GZIP if is_gzip else None
        )
        activity = written_sql_activity(
            context,
            self.name,
            self._unload(context.assets, role),
            runs_on=self.runs_on,
            queue=self.queue,
            output=output,
        )
        return StepResult(output, activity)

    def _unload(self, assets: Path, iam_role: str) -> str:
        from penstock.tables.sql.transaction import script
        from penstock.tables.sql.unload import unload

        options = [*self.options] if self._says_format() else [*_FORMAT, *self.options]
        if not any(map(_REPLACES.search, options)):
            options.append("CLEANPATH")
        return script([unload(self._source(assets), "#{output.directoryPath}", options, iam_role)])

    def _source(self, assets: Path) -> Source:
        from penstock.tables.source import from_query

        return source_of(assets, self.table or "") if self.query is None else from_query(self.query)

    def _says_format(self) -> bool:
        return any(_SAYS_FORMAT.search(_STRING.sub("''", option)) for option in self.options)

    def _data_format(self) -> DataFormat | None:
        """How other steps read the output, None where nobody can tell."""
        name = f"{self.output_id}.format"
        if not self._says_format():
            return TSV(name, escape_char="\\")
        said = [option for option in self.options if _SAYS_FORMAT.search(_STRING.sub("''", option))]
        return CSV(name) if len(said) == 1 and _PLAIN_CSV.fullmatch(said[0].strip()) else None
