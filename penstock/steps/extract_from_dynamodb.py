"""extract-from-dynamodb: the items of a table of DynamoDB."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from penstock.objects import DynamoDBDataNode, DynamoDBExportDataFormat, HiveCopyActivity
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.types import RegionName
from penstock.steps.parts.folders import run_folder
from penstock.steps.parts.json_lines import json_folder
from penstock.steps.parts.program_activity import program_activity

DynamoDBTableName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]+$", min_length=3, max_length=255)]
"""https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html"""


class ExtractFromDynamodb(WritingStep):
    """Reads all items of a table of DynamoDB, with a cluster that shares the reading, and writes them as JSON lines.

    Steps that load know the format; COPY is told `FORMAT AS JSON 'auto'`. Numbers keep their digits, sets and lists are
    lists, bytes are Base64, maps are objects. With `format: export` the files are as Hive writes them instead, which
    Data Pipeline reads into a table of DynamoDB again: attributes with STX between them, in each a name, ETX and the
    value with its type, such as `{"s": "text"}`.

    Compiles to a HiveCopyActivity with a DynamoDBDataNode and a DynamoDBExportDataFormat, which keeps attributes that
    only some items have. For JSON, a ShellCommandActivity on the same cluster follows; it needs Python 3.7 or later,
    which EMR has since emr-5.30.0. The step's name is that of the last activity.
    """

    RUNS_ON = ("emr-cluster", WORKER_GROUP)

    type: Literal["extract-from-dynamodb"]
    table: DynamoDBTableName = Field(description="Name of the table")
    region: RegionName | None = Field(default=None, description="AWS region of the table, by default the pipeline's")
    read_throughput_percent: Annotated[float, Field(ge=0.1, le=1)] | None = Field(
        default=None,
        description="Share of the table's read capacity to use, 0.1 to 1.0; by default what the service takes",
    )
    format: Literal["json", "export"] = Field(default="json", description="JSON lines, or what Hive exports")

    @property
    def staging_prefix(self) -> str:
        """The step's own prefix; every run writes to folders under it."""
        return f"{self.name}/"

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities, the table and what is written."""
        data_format = DynamoDBExportDataFormat(f"{self.name}.format")
        table = DynamoDBDataNode(
            f"{self.name}.table",
            table_name=self.table,
            region=self.region,
            read_throughput_percent=self.read_throughput_percent,
            data_format=data_format,
        )
        is_export = self.format == "export"
        folder = run_folder(
            context, self.output_id if is_export else f"{self.name}.items", f"{self.staging_prefix}items/"
        )
        items = folder.replace(data_format=data_format)
        copy = HiveCopyActivity(
            self.name if is_export else f"{self.name}.copy",
            input=(table,),
            output=(items,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(None),
            **context.alarms,
        )
        if is_export:
            return StepResult(items, copy)
        output = json_folder(context, self.output_id, f"{self.staging_prefix}json/")
        convert = program_activity(
            replace(context, after=()),
            self.name,
            "dynamodb_to_json",
            runs_on=self.runs_on,
            sources=(items,),
            output=output,
        )
        return StepResult(output, convert, before=(copy,))
