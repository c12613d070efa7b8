"""The `schedule` of a spec."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects import Schedule, StartAt
from penstock.steps.model import SpecModel
from penstock.steps.types import SchedulePeriod

FIRST_ACTIVATION = "first-activation"
_FORMAT = "%Y-%m-%dT%H:%M:%S"


def _start(value: object) -> datetime | str:
    if value == FIRST_ACTIVATION:
        return FIRST_ACTIVATION
    try:
        return datetime.strptime(str(value), _FORMAT)  # noqa: DTZ007 - the service's times are UTC without a zone
    except ValueError:
        raise PydanticCustomError(
            "start",
            "'{found}' is not a start; write first-activation, or a time in UTC like 2026-01-31T06:00:00",
            {"found": str(value)},
        ) from None


Start = Annotated[
    datetime | Literal["first-activation"],
    PlainValidator(_start),
    WithJsonSchema({"type": "string", "examples": ["first-activation", "2026-01-31T06:00:00"]}),
]


class ScheduleSpec(SpecModel):
    """When the pipeline runs; each run handles one interval and starts at the interval's start."""

    every: SchedulePeriod = Field(description="Length of an interval, from 15 minutes to 3 years")
    start: Start = Field(description="first-activation, or UTC such as 2026-01-31T06:00:00")
    occurrences: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Number of runs, by default no end"
    )

    def compile(self) -> Schedule:
        """Make the Schedule object."""
        symbolic = isinstance(self.start, str)
        return Schedule(
            "Schedule",
            period=self.every,
            start_at=StartAt.FIRST_ACTIVATION if symbolic else None,
            start_date_time=None if symbolic else self.start,
            occurrences=self.occurrences,
        )
