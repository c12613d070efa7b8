"""The base of steps that read relational databases."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from penstock.objects import CopyActivity, S3DataNode, ShellCommandActivity
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.source_query import QueryText, SourceTable
from penstock.steps.parts.data_formats import nulls_for_copy, tab_separated
from penstock.steps.parts.folders import RUN


class ExtractStep(WritingStep):
    """A step that writes rows of relational databases to a folder, as COPY reads them."""

    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    sql: QueryText | None = Field(default=None, description="The query, in the dialect of the database")
    table: SourceTable | None = Field(default=None, description="A table, of which all is read, instead of a query")

    @model_validator(mode="after")
    def _check_query(self) -> Self:
        require_one(self, "sql", "table")
        return self

    @property
    def staging_prefix(self) -> str:
        """The output's own prefix: `copied/` has what CopyActivity writes, `rows/` the output."""
        return f"{self.output_id}/"

    def copied_uri(self, context: StepContext) -> str:
        """The folder, with a slash at its end, for what CopyActivity writes."""
        return context.data_uri(f"{self.staging_prefix}copied/{RUN}/")

    def result(self, context: StepContext, copies: tuple[CopyActivity, ...]) -> StepResult:
        """Make the last activity, which rewrites what the copies have written, and its output."""
        uri = context.data_uri(f"{self.staging_prefix}rows/{RUN}/")
        output = S3DataNode(self.output_id, directory_path=uri, data_format=tab_separated())
        activity = ShellCommandActivity(
            self.name,
            command=nulls_for_copy(len(copies)),
            stage=True,
            input=tuple(node for copy in copies for node in copy.output or ()),
            output=(output,),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(output, activity, before=copies)
