"""The base of steps whose SQL is written by Penstock and run in the warehouse."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.table_findings import table_finding
from penstock.steps.keys.types import ASSETS, Text
from penstock.steps.parts.sql_activity import written_sql_activity
from penstock.steps.parts.sql_arguments import is_too_long


class WarehouseStep(ActivityStep):
    """A step that is one script of SQL; that it can be written is checked when the spec is loaded."""

    RUNS_ON = ("ec2-instance", WORKER_GROUP)

    queue: Text | None = Field(default=None, description="Query group, by which Redshift chooses the queue")

    @model_validator(mode="after")
    def _check_script(self, info: ValidationInfo) -> Self:
        from penstock.tables.errors import TableError

        self.check_keys()
        assets: Path | None = (info.context or {}).get(ASSETS)
        if assets is not None:  # models that are made in Python read their files when they are compiled
            try:
                sql = self.script(assets, pipeline="")
            except TableError as error:
                raise table_finding(self, error) from None
            self.check_size(sql)
        return self

    def check_keys(self) -> None:
        """Check what the keys say of each other, before any file is read.

        Raises:
            PydanticCustomError: where they do not fit.
        """

    def check_size(self, sql: str) -> None:
        """Check that the SQL can stand somewhere.

        Raises:
            PydanticCustomError: where it is too long for a definition, and has expressions that cannot leave it.
        """
        if is_too_long(sql):
            raise PydanticCustomError(
                "sql_size",
                "the SQL has {size} bytes, and expressions that are no texts: {most} bytes are evaluated at most",
                {"size": len(sql.encode()), "most": MOST_VALUE_BYTES},
            )

    @abstractmethod
    def script(self, assets: Path, pipeline: str) -> str:
        """Write the SQL.

        Args:
            assets: the folder of tables and scripts.
            pipeline: name of the pipeline, for what is noted in the warehouse.

        Raises:
            TableError: where tables, sources and keys do not fit.
        """

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        sql = self.script(context.assets, context.pipeline)
        return StepResult(
            activity=written_sql_activity(context, self.name, sql, runs_on=self.runs_on, queue=self.queue)
        )
