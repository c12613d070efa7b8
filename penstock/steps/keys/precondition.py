"""The `precondition` of a step: what must be true before its data counts as there."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import S3KeyExists
from penstock.steps.context import StepContext
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import DataPath, Name, PeriodText


class PreconditionSpec(SpecModel):
    """Waits until an object exists in S3."""

    name: Name = Field(description="Id of the precondition object")
    s3_key_exists: DataPath = Field(description="Path in the pipeline's bucket, or an s3:// URI")
    timeout: PeriodText | None = Field(default=None, description="How long to wait before the precondition fails")

    def compile(self, context: StepContext) -> S3KeyExists:
        """Make the S3KeyExists object."""
        return S3KeyExists(
            self.name,
            s3_key=context.data_uri(self.s3_key_exists),
            role=context.deployment.service_role,
            precondition_timeout=self.timeout,
        )
