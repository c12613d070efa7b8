"""The `schedule` of a spec.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-concepts-schedules.html
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import Period, Schedule, ScheduleType, StartAt
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import SchedulePeriod

FIRST_ACTIVATION: Final = "first-activation"
ONCE = "once"
ON_DEMAND = "on-demand"
_FORMATS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")
_EXAMPLES = ["2026-01-31", "2026-01-31T06:00:00"]


def _moment(value: object) -> datetime:
    for form in _FORMATS:
        try:
            return datetime.strptime(str(value), form)  # noqa: DTZ007 - the service's times are UTC without a zone
        except ValueError:
            continue
    raise PydanticCustomError(
        "moment",
        "'{found}' is not a time; write a date such as 2026-01-31, or a time in UTC like 2026-01-31T06:00:00",
        {"found": str(value)},
    )


def _start(value: object) -> datetime | str:
    if value == FIRST_ACTIVATION:
        return FIRST_ACTIVATION
    try:
        return _moment(value)
    except PydanticCustomError:
        raise PydanticCustomError(
            "start",
            "'{found}' is not a start; write first-activation, or a time in UTC like 2026-01-31T06:00:00",
            {"found": str(value)},
        ) from None


def _time_of_day(value: object) -> time:
    try:
        return datetime.strptime(str(value), "%H:%M").time()  # noqa: DTZ007 - as above
    except ValueError:
        raise PydanticCustomError(
            "time_of_day",
            "'{found}' is not a time of day; write hours and minutes in UTC, 06:00",
            {"found": str(value)},
        ) from None


Start = Annotated[
    datetime | Literal["first-activation"],
    PlainValidator(_start),
    WithJsonSchema({"type": "string", "examples": [FIRST_ACTIVATION, *_EXAMPLES]}),
]
Moment = Annotated[datetime, PlainValidator(_moment), WithJsonSchema({"type": "string", "examples": _EXAMPLES})]
TimeOfDay = Annotated[time, PlainValidator(_time_of_day), WithJsonSchema({"type": "string", "examples": ["06:00"]})]


class ScheduleSpec(SpecModel):
    """When the pipeline runs: `once`, `on-demand`, or at every interval from a start."""

    every: SchedulePeriod = Field(description="Length of an interval, from 15 minutes to 3 years")
    start: Start = Field(
        description="first-activation, a date, or UTC such as 2026-01-31T06:00:00. The service activates no new "
        "pipeline that starts more than a day in the past; `penstock backfill` runs earlier intervals"
    )
    at: TimeOfDay | None = Field(default=None, description="Time of day in UTC at which a start that is a date begins")
    end: Moment | None = Field(default=None, description="No interval ends later; by default there is no end")
    occurrences: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Number of runs, by default no end"
    )
    runs_at: Literal["start", "end"] = Field(
        default="start",
        description="Whether an interval's run starts at the interval's start (cron) or end (timeseries)",
    )

    @model_validator(mode="after")
    def _fits(self) -> ScheduleSpec:
        """Refuse what contradicts itself, or would never run."""
        first = self.first_start
        if self.at is not None and (first is None or self.start.time() != time()):  # type: ignore[union-attr]
            error = PydanticCustomError("schedule_at", "`at` needs a `start` that is a date, such as 2026-01-31")
            raise refused(self, "at", error)
        if self.end is not None and self.occurrences is not None:
            error = PydanticCustomError("schedule_end", "`end` and `occurrences` exclude each other")
            raise refused(self, "occurrences", error)
        if self.end is not None and first is not None and self.every.after(first) > self.end:
            error = PydanticCustomError(
                "schedule_end",
                "it ends before its first interval does, so nothing would run; the first ends at {first}",
                {"first": self.every.after(first).isoformat()},
            )
            raise refused(self, "end", error)
        return self

    def compile(self) -> Schedule | None:
        """Make the Schedule object; None where each activation starts a run."""
        first = self.first_start
        return Schedule(
            "Schedule",
            period=self.every,
            start_at=StartAt.FIRST_ACTIVATION if first is None else None,
            start_date_time=first,
            end_date_time=self.end,
            occurrences=self.occurrences,
        )

    @property
    def schedule_type(self) -> ScheduleType:
        """What the service calls the way in which runs meet intervals."""
        return ScheduleType.CRON if self.runs_at == "start" else ScheduleType.TIMESERIES

    @property
    def due(self) -> str:
        """The runtime field that tells when the run of an interval is to start."""
        return "@scheduledStartTime" if self.runs_at == "start" else "@scheduledEndTime"

    @property
    def first_start(self) -> datetime | None:
        """When the first interval starts, in UTC; None where the first activation tells."""
        if isinstance(self.start, str):
            return None
        return self.start if self.at is None else datetime.combine(self.start, self.at)


class OnDemand(ScheduleSpec):
    """A pipeline that runs whenever it is activated."""

    every: SchedulePeriod = Period(1, "days")
    start: Start = FIRST_ACTIVATION

    def compile(self) -> None:
        """Make no Schedule: the service has none for such pipelines."""
        return

    @property
    def schedule_type(self) -> ScheduleType:
        """On demand."""
        return ScheduleType.ON_DEMAND


def _named(value: Any) -> Any:
    if value == ONCE:
        return ScheduleSpec(every=Period(1, "days"), start=FIRST_ACTIVATION, occurrences=1)
    if value == ON_DEMAND:
        return OnDemand()
    if isinstance(value, str):
        raise PydanticCustomError(
            "schedule",
            "'{found}' is no schedule; write once, on-demand, or a mapping with every and start",
            {"found": value},
        )
    return value


AnySchedule = Annotated[
    ScheduleSpec,
    BeforeValidator(_named, json_schema_input_type=ScheduleSpec | Literal["once", "on-demand"]),
]
