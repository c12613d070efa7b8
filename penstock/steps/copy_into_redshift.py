"""copy-into-redshift: data of S3 becomes rows of a table of the warehouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from penstock.objects import InsertMode, RedshiftCopyActivity, RedshiftDataNode
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.copy_option import AnyCopyOption
from penstock.steps.keys.table_findings import table_finding
from penstock.steps.keys.types import ASSETS, InsertModeName, Name, TableName
from penstock.steps.parts.sql_activity import written_sql_activity
from penstock.steps.parts.table_files import read_table


class CopyIntoRedshift(ActivityStep):
    """Loads the data of a step into a table, which is made from its DDL file where it is missing.

    Compiles to a RedshiftDataNode, a RedshiftCopyActivity NAME.copy, and an SqlActivity NAME that notes the load in
    `penstock_loads` when it is over. Other steps do that in the transaction of the load itself; here it is one of its
    own: a load may be there without a note, its start is that of the note, and its rows are those that the table has
    then, since nobody tells how many were copied. With `log: false` the copy alone is there, as NAME.

    An interval that is run again, by hand or in a backfill, is added again with `append`. `overwrite-existing` replaces
    the rows that have the same keys, `keep-existing` leaves them, `truncate` empties the table first;
    `create-and-load-table` adds each interval once, all or nothing.
    """

    READS = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)
    TABLES_WRITTEN = ("table",)

    type: Literal["copy-into-redshift"]
    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    insert_mode: InsertModeName = Field(default="append", description="How loaded rows meet those of the table")
    options: list[AnyCopyOption] = Field(default_factory=list, description="Options of Redshift's COPY, such as GZIP")
    log: bool = Field(default=True, description="Whether the load is noted in `penstock_loads`, once it is over")

    @property
    def notes_loads(self) -> bool:
        """Unless it is asked not to."""
        return self.log

    @property
    def replaces_rows(self) -> bool:
        """Where it empties the table first."""
        return self.insert_mode == "truncate"

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        from penstock.tables.errors import TableError

        assets: Path | None = (info.context or {}).get(ASSETS)
        if self.log and assets is not None:  # models that are made in Python read their files when they are compiled
            try:
                self._note(assets, pipeline="")
            except TableError as error:
                raise table_finding(self, error) from None
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the copy with the table's data node, and the activity that notes the load."""
        if not self.log:
            return StepResult(activity=self._copy(context, self.name))
        copy = self._copy(context, f"{self.name}.copy")
        note = written_sql_activity(
            replace(context, after=(copy,)),
            self.name,
            self._note(context.assets, context.pipeline),
            runs_on=self.runs_on,
            queue=None,
        )
        return StepResult(activity=note, before=(copy,))

    def _copy(self, context: StepContext, activity_id: str) -> RedshiftCopyActivity:
        source = context.input(self.input)
        schema, _, table = self.table.rpartition(".")
        target = RedshiftDataNode(
            f"{self.name}.table",
            create_table_sql=(context.assets / "tables" / f"{self.table}.sql").read_text(encoding="utf-8"),
            database=context.warehouse,
            schema_name=schema or None,
            table_name=table,
        )
        return RedshiftCopyActivity(
            activity_id,
            command_options=tuple(self.options) or None,
            insert_mode=InsertMode[self.insert_mode.upper().replace("-", "_")],
            input=(source,),
            output=(target,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            **context.alarms,
        )

    def _note(self, assets: Path, pipeline: str) -> str:
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.create import create_if_missing
        from penstock.tables.sql.load_log import DEFINITION, LogEntry, log_load
        from penstock.tables.sql.transaction import in_transaction, script

        log = parse_table(DEFINITION)
        entry = LogEntry(pipeline, self.name, "#{@scheduledStartTime}", "#{@scheduledEndTime}")
        noted = log_load(log, read_table(assets, self.table), entry, staged=False)
        return script(in_transaction((*create_if_missing(log), *noted)))
