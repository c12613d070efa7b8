"""Step: the base of the step library."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from penstock.objects import Period
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.keys.alarms import StepAlarms
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.retries import RetriesSpec
from penstock.steps.keys.types import Name, PeriodText

FILLED = "filled"
"""Marks keys, in the JSON Schema, that a spec may leave out although the model has no default: see `specs.filling`."""
WORKER_GROUP = "worker-group"
"""The type of resource that can run every step."""


class Step(SpecModel, ABC):
    """One entry of a spec's `steps`: it names data or does something; subclasses add `type` (a Literal) and their keys.

    Attributes:
        READS: whether the step reads data of another step.
        WRITES: whether other steps can read what it writes.
        USES_LIBRARY: whether the step finds what the spec's `library` has installed.
        COPIES: whether its SQL has a COPY or an UNLOAD, so that the warehouse itself reaches the pipeline's bucket.
        LIBRARY_NEEDED: what the `library` has to install for the step, where the machine does not have it.
        RUNS_ON: types of `resources` that can run the step; empty for a step that needs none.
        TABLES_WRITTEN: keys that name tables of the warehouse whose rows the step changes.
        TABLES_READ: keys that name tables of the warehouse from which it takes rows.
        TABLES_CHECKED: keys that name tables of the warehouse about which it finds something out.
        SQL: keys that hold SQL for the warehouse, or the path under assets/ of a file of it.
        SQL_CHECKED: keys, likewise, of queries that find something out about the tables they read.
    """

    READS: ClassVar[bool] = False
    WRITES: ClassVar[bool] = False
    USES_LIBRARY: ClassVar[bool] = False
    LIBRARY_NEEDED: ClassVar[str] = ""
    COPIES: ClassVar[bool] = False
    RUNS_ON: ClassVar[tuple[str, ...]] = ()
    TABLES_WRITTEN: ClassVar[tuple[str, ...]] = ()
    TABLES_READ: ClassVar[tuple[str, ...]] = ()
    TABLES_CHECKED: ClassVar[tuple[str, ...]] = ()
    SQL: ClassVar[tuple[str, ...]] = ()
    SQL_CHECKED: ClassVar[tuple[str, ...]] = ()

    name: Name = Field(
        description="Unique in the spec; the id of the step's pipeline object. By default its type, numbered from 2 on",
        json_schema_extra={FILLED: True},
    )

    @property
    def staging_prefix(self) -> str | None:
        """Key prefix in the pipeline's bucket under which the step keeps intermediate data, None where it has none."""
        return None

    @property
    def replaces_rows(self) -> bool:
        """Whether the tables that the step writes hold nothing but its rows afterwards."""
        return False

    @property
    def notes_loads(self) -> bool:
        """Whether the load log has the loads of the tables that the step writes."""
        return True

    def lacks(self, deployment: Deployment) -> Iterator[Lack]:
        """Yield what the step names and the deployment does not have, such as a database."""
        del deployment
        yield from ()

    @abstractmethod
    def compile(self, context: StepContext) -> StepResult:
        """Make the step's pipeline objects."""


class ActivityStep(Step):
    """A step that does something, so that others can wait for it."""

    runs_on: Name = Field(
        description="The one of `resources` that runs the step: by default the only one that can or, where there is "
        "none, a standard ec2-instance",
        json_schema_extra={FILLED: True},
    )
    after: list[Name] | None = Field(
        default=None,
        description="Steps above to wait for, instead of all of them; with an empty list the step starts at once",
    )
    retries: RetriesSpec | None = Field(default=None, description="By default those of the spec")
    timeout: PeriodText | None = Field(default=None, description="Longest run of one attempt; by default none")
    alarms: StepAlarms | None = Field(default=None, description="What differs from the alarms of the spec")

    @property
    def attempt_timeout(self) -> Period | None:
        """The longest run of one attempt of its activities."""
        return self.timeout

    @property
    def named_inputs(self) -> tuple[str, ...]:
        """The steps and outputs that the step says itself to read, so that it waits for those alone."""
        value = getattr(self, "input", None)
        return (value,) if isinstance(value, str) else tuple(value or ())
