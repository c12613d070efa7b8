"""extract-from-s3: data that lies in S3 already."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import S3DataNode
from penstock.steps.base import Step
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.precondition import PreconditionSpec
from penstock.steps.keys.types import DataPath


class ExtractFromS3(Step):
    """Names data in S3 for the steps below: a folder, or one object.

    Compiles to an S3DataNode, and a precondition where one is asked for.
    """

    WRITES = True

    type: Literal["extract-from-s3"]
    path: DataPath = Field(description="Path in the pipeline's bucket, or an s3:// URI; a folder ends with a slash")
    precondition: PreconditionSpec | None = Field(default=None, description="What must be true before the data is read")

    def compile(self, context: StepContext) -> StepResult:
        """Make the data node."""
        uri = context.data_uri(self.path)
        folder = uri.endswith("/")
        return StepResult(
            output=S3DataNode(
                self.name,
                directory_path=uri if folder else None,
                file_path=None if folder else uri,
                precondition=(self.precondition.compile(context),) if self.precondition else None,
            )
        )
