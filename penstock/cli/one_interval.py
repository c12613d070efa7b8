"""Which interval `penstock run` runs, of a pipeline that has many."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import typer

from penstock.estate.ticks import Ticks
from penstock.objects import ScheduleType
from penstock.specs.loader import Loaded, LoadedSpec
from penstock.specs.schedule import ScheduleSpec

OPTION = "--at"


def one_interval(loaded: Loaded, at: datetime | None, now: datetime) -> tuple[Loaded, datetime | None]:
    """Give a spec with a schedule of one interval, and its start; both as they are where the activation tells it.

    Without `at` it is the last interval that is due, as if the schedule had always been: a start may lie years ahead,
    and the local cloud's clock is the real one.

    Args:
        loaded: the spec.
        at: start of the interval that is asked for, in UTC.
        now: the time, in UTC.

    Raises:
        typer.BadParameter: for an interval that is not due yet, or a pipeline that has none.
    """
    if not isinstance(loaded, LoadedSpec) or loaded.spec.schedule.schedule_type is ScheduleType.ON_DEMAND:
        if at is not None:
            raise typer.BadParameter("only a spec of steps with a schedule has intervals to choose", param_hint=OPTION)
        return loaded, None
    schedule = loaded.spec.schedule
    if at is None and schedule.first_start is None:
        return loaded, None
    start = _last_due(schedule, now) if at is None else at
    if at is not None and _due(schedule, at) > now:
        message = f"the run of that interval is due at {_due(schedule, at):%Y-%m-%dT%H:%M:%S} UTC, which is not yet"
        raise typer.BadParameter(message, param_hint=OPTION)
    only = schedule.model_copy(update={"start": start.replace(tzinfo=None), "at": None, "end": None, "occurrences": 1})
    return replace(loaded, spec=loaded.spec.model_copy(update={"schedule": only})), start


def _due(schedule: ScheduleSpec, start: datetime) -> datetime:
    return start if schedule.runs_at == "start" else schedule.every.after(start)


def _last_due(schedule: ScheduleSpec, now: datetime) -> datetime:
    ticks = Ticks.of(schedule)
    index = ticks.index_at(now)
    return ticks.interval(index if schedule.runs_at == "start" else index - 1)[0]
