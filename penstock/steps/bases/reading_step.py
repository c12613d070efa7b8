"""The bases of steps that may read the data of several others, or none."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import DataNode
from penstock.steps.base import ActivityStep
from penstock.steps.context import StepContext
from penstock.steps.keys.inputs import Inputs
from penstock.steps.keys.types import Name


class ReadingStep(ActivityStep):
    """A step that reads data only where there is some, or where it is asked to."""

    input: Inputs | None = Field(
        default=None,
        description="The steps or outputs to read from, by default the nearest one above that writes; [] for none",
    )

    def sources(self, context: StepContext) -> tuple[DataNode, ...]:
        """The data that the step reads; a step and its output are the same."""
        if self.input is not None:
            return tuple({node.id: node for node in map(context.input, self.input)}.values())
        return (context.input(None),) if context.outputs else ()


class FreeStep(ReadingStep):
    """A step that writes data, too, where it is asked to."""

    output: Name | None = Field(
        default=None, description="Id of the data node that is written; by default there is none"
    )

    @property
    def staging_prefix(self) -> str | None:
        """The output's own prefix; every run writes to a folder under it."""
        return None if self.output is None else f"{self.output}/"
