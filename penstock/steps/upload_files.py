"""upload-files: files of the project, as data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.asset_folder import asset_folder
from penstock.steps.keys.types import Name, asset_path
from penstock.steps.parts.archive import archive
from penstock.steps.parts.folders import run_folder


def _path(value: object, info: ValidationInfo) -> str:
    """A file, or a folder: that is told by what is there, and where nothing is known by a slash at the end."""
    if isinstance(value, str) and value.endswith("/"):
        return f"{asset_folder(value, info)}/"
    try:
        return asset_path(value, info)
    except PydanticCustomError as error:
        if error.type != "asset_missing":
            raise
    try:
        return f"{asset_folder(value, info)}/"
    except PydanticCustomError as error:
        if error.type != "asset_missing":
            raise
        raise PydanticCustomError(
            "asset_missing", "there is no file assets/{value}, nor a folder with files", {"value": str(value)}
        ) from None


FilesPath = Annotated[
    str,
    PlainValidator(_path),
    WithJsonSchema({"type": "string", "description": "A file or a folder under assets/"}),
]


class UploadFiles(ActivityStep):
    """Names a file of the project as data for the steps below, or brings a folder of them into a folder of S3.

    A file is published with the stack, and its name there is made from its content. The files of a folder keep their
    names. They change when the stack is deployed.

    Compiles to an S3DataNode for a file, which no step has to wait for and no machine is needed for. A folder is
    published as one file, a tar, which a ShellCommandActivity unpacks into a folder of its own for every scheduled run.
    """

    WRITES = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["upload-files"]
    path: FilesPath = Field(description="A file or a folder under assets/")
    output: Name | None = Field(default=None, description="Id of the data node, by default NAME.output")

    @property
    def _output_id(self) -> str:
        return self.output or f"{self.name}.output"

    @property
    def staging_prefix(self) -> str | None:
        """The output's own prefix, where it is a folder; every run writes to a folder under it."""
        return f"{self._output_id}/" if self.path.endswith("/") else None

    def compile(self, context: StepContext) -> StepResult:
        """Make the data node and, for a folder, what fills it."""
        prefix = self.staging_prefix
        if prefix is None:
            return StepResult(S3DataNode(self._output_id, file_path=context.asset_uri(self.path)))
        output = run_folder(context, self._output_id, prefix)
        packed = context.deployment.asset_uri(archive(context.assets / self.path))
        activity = ShellCommandActivity(
            self.name,
            command='tar -xf "$INPUT1_STAGING_DIR"/* -C "$OUTPUT1_STAGING_DIR"',
            stage=True,
            input=(S3DataNode(f"{self.name}.files", file_path=packed),),
            output=(output,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(None),
            **context.alarms,
        )
        return StepResult(output, activity)
