"""extract-from-logs: what programs have written into a folder of S3 for every interval."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import Compression, S3DataNode, S3KeyExists
from penstock.steps.base import Step
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import DataPath, PeriodText

_COMPRESSIONS = {"none": Compression.NONE, "gzip": Compression.GZIP}


class ExtractFromLogs(Step):
    """Names the logs of an interval for the steps below: a folder whose path has the date in it, once it is complete.

    With `success_marker` nothing reads the logs before that file is there. The service looks for it, so that no machine
    waits: machines start when the first of their steps can run.

    Compiles to an S3DataNode and, where there is a marker, an S3KeyExists precondition with the id NAME.marker.
    """

    WRITES = True

    type: Literal["extract-from-logs"]
    path: DataPath = Field(
        description="A folder in the pipeline's bucket, or an s3:// URI, with the date as an expression, such as "
        "`logs/#{format(@scheduledStartTime, 'YYYY/MM/dd')}/`"
    )
    compression: Literal["none", "gzip"] | None = Field(
        default=None, description="How the files are compressed: what COPY and CopyActivity have to know"
    )
    success_marker: DataPath | None = Field(
        default=None,
        description="File that is written when the logs are complete: its name in the folder, such as `_SUCCESS` or, "
        "with a slash in it, a path in the pipeline's bucket or an s3:// URI",
    )
    timeout: PeriodText | None = Field(
        default=None, description="How long to wait for the marker, by default the service's own time"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.path.endswith("/") or "#{" not in self.path:
            error = PydanticCustomError(
                "dated_folder",
                "'{path}' is no folder with a date; end it with a slash, and put the date in as "
                "#{format(@scheduledStartTime, 'YYYY-MM-dd')}; for other data in S3 there is extract-from-s3",
                {"path": self.path},
            )
            raise refused(self, "path", error)
        if self.timeout is not None and self.success_marker is None:
            error = PydanticCustomError("no_marker", "`timeout` is for a `success_marker`, and there is none")
            raise refused(self, "timeout", error)
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the data node."""
        folder = context.data_uri(self.path)
        return StepResult(
            S3DataNode(
                self.name,
                directory_path=folder,
                compression=None if self.compression is None else _COMPRESSIONS[self.compression],
                precondition=(self._marker(context, folder, self.success_marker),) if self.success_marker else None,
            )
        )

    def _marker(self, context: StepContext, folder: str, marker: str) -> S3KeyExists:
        return S3KeyExists(
            f"{self.name}.marker",
            s3_key=context.data_uri(marker) if "/" in marker else f"{folder}{marker}",
            role=context.deployment.service_role,
            precondition_timeout=self.timeout,
        )
