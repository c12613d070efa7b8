"""copy-into-redshift: data of S3 becomes rows of a table of the warehouse."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import InsertMode, RedshiftCopyActivity, RedshiftDataNode
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.types import InsertModeName, Name, TableName, Text


class CopyIntoRedshift(ActivityStep):
    """Loads the data of a step into a table, which is made from its DDL file where it is missing.

    Compiles to a RedshiftCopyActivity and a RedshiftDataNode.
    """

    READS = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)
    TABLES_WRITTEN = ("table",)

    type: Literal["copy-into-redshift"]
    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    insert_mode: InsertModeName = Field(default="append", description="How loaded rows meet those of the table")
    options: list[Text] = Field(default_factory=list, description="Options of Redshift's COPY, such as GZIP")

    @property
    def replaces_rows(self) -> bool:
        """Where it empties the table first."""
        return self.insert_mode == "truncate"

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and the table's data node."""
        source = context.input(self.input)
        schema, _, table = self.table.rpartition(".")
        target = RedshiftDataNode(
            f"{self.name}.table",
            create_table_sql=(context.assets / "tables" / f"{self.table}.sql").read_text(encoding="utf-8"),
            database=context.warehouse,
            schema_name=schema or None,
            table_name=table,
        )
        activity = RedshiftCopyActivity(
            self.name,
            command_options=tuple(self.options) or None,
            insert_mode=InsertMode[self.insert_mode.upper().replace("-", "_")],
            input=(source,),
            output=(target,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(activity=activity)
