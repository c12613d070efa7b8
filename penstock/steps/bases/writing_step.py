"""The base of steps that write one folder of S3."""

from __future__ import annotations

from pydantic import Field

from penstock.steps.base import ActivityStep
from penstock.steps.keys.types import Name


class WritingStep(ActivityStep):
    """A step that always writes: its output has an id of its own, which a spec may choose."""

    WRITES = True

    output: Name | None = Field(default=None, description="Id of the data node that is written, by default NAME.output")

    @property
    def output_id(self) -> str:
        """Id of the data node that is written."""
        return self.output or f"{self.name}.output"

    @property
    def staging_prefix(self) -> str:
        """The output's own prefix; every run writes to a folder under it."""
        return f"{self.output_id}/"
