"""Step: the base of the step library."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from pydantic import Field

from penstock.steps.context import StepContext, StepResult
from penstock.steps.model import SpecModel
from penstock.steps.types import Name


class Step(SpecModel, ABC):
    """One entry of a spec's `steps`; subclasses add `type` (a Literal) and their own keys.

    Attributes:
        READS: whether the step reads data of another step.
        RUNS_ON: types of resources that can run the step; empty for a step that needs none.
    """

    READS: ClassVar[bool] = False
    WRITES: ClassVar[bool] = False
    RUNS_ON: ClassVar[tuple[str, ...]] = ()

    name: Name = Field(description="Unique in the spec; the id of the step's pipeline object")

    @property
    def staging_prefix(self) -> str | None:
        """Key prefix in the pipeline's bucket under which the step keeps intermediate data, None where it has none."""
        return None

    @abstractmethod
    def compile(self, context: StepContext) -> StepResult:
        """Make the step's pipeline objects."""
