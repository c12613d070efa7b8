"""Which intervals `penstock run --from D --to D` runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import typer

from penstock.estate.ticks import Ticks
from penstock.local.virtual_time import VirtualTime
from penstock.objects import ScheduleType
from penstock.specs.loader import Loaded, LoadedSpec
from penstock.specs.schedule import ScheduleSpec

_OPTION = "--from"
_CALENDAR = frozenset({"months", "years"})
_ALWAYS_THERE = 28


@dataclass(frozen=True, slots=True)
class Intervals:
    """A spec whose schedule has these intervals.

    Attributes:
        loaded: the spec. Its schedule may begin a few intervals earlier, which an activation from `first` on skips.
        first: when the first interval begins, in UTC.
        last: when the last one begins, in UTC.
        count: how many there are.
    """

    loaded: LoadedSpec
    first: datetime
    last: datetime
    count: int

    @property
    def time(self) -> VirtualTime:
        """The time of a local cloud that is to run them."""
        return VirtualTime(self.first, self.last)

    @property
    def every(self) -> str:
        """Their length, as people write it."""
        return str(self.loaded.spec.schedule.every)


def intervals_between(loaded: Loaded, first: datetime, last: datetime) -> Intervals:
    """Choose the intervals that begin from `first` to `last`, both included, as if the schedule had always been.

    A schedule whose start only an activation tells begins at `first`.

    Args:
        loaded: the spec.
        first: in UTC.
        last: in UTC.

    Raises:
        typer.BadParameter: for a pipeline without such intervals, or where there is none in that time.
    """
    if not isinstance(loaded, LoadedSpec) or loaded.spec.schedule.schedule_type is ScheduleType.ON_DEMAND:
        raise typer.BadParameter("only a spec of steps with a schedule has intervals to choose", param_hint=_OPTION)
    schedule = loaded.spec.schedule
    is_known = schedule.first_start is not None
    if not is_known and schedule.occurrences == 1 and first != last:
        raise typer.BadParameter("the pipeline runs once; say with --at for which interval", param_hint=_OPTION)
    ticks = Ticks.of(schedule) if is_known else Ticks(first, schedule.every)
    low = ticks.index_at(first)
    low += ticks.interval(low)[0] < first
    high = ticks.index_at(last)
    if high < low:
        message = f"no interval of {schedule.every} begins from {first:%Y-%m-%dT%H:%M:%S} to {last:%Y-%m-%dT%H:%M:%S}"
        raise typer.BadParameter(message, param_hint=_OPTION)
    return _chosen(loaded, schedule, ticks, low, high)


def one_at(loaded: Loaded, start: datetime) -> Intervals:
    """Choose the interval that begins at `start`, in UTC, whether or not the schedule has it.

    Raises:
        typer.BadParameter: for a pipeline that has no intervals.
    """
    if isinstance(loaded, LoadedSpec) and loaded.spec.schedule.schedule_type is not ScheduleType.ON_DEMAND:
        schedule = loaded.spec.schedule
        return _chosen(loaded, schedule, Ticks(start, schedule.every), 0, 0)
    raise typer.BadParameter("only a spec of steps with a schedule has intervals to choose", param_hint="--at")


def _chosen(loaded: LoadedSpec, schedule: ScheduleSpec, ticks: Ticks, low: int, high: int) -> Intervals:
    anchor = _anchor(ticks, low)
    changes = {
        "start": ticks.interval(anchor)[0].replace(tzinfo=None),
        "at": None,
        "end": None,
        "occurrences": high - anchor + 1,
    }
    spec = loaded.spec.model_copy(update={"schedule": schedule.model_copy(update=changes)})
    return Intervals(replace(loaded, spec=spec), ticks.interval(low)[0], ticks.interval(high)[0], count=high - low + 1)


def _anchor(ticks: Ticks, low: int) -> int:
    """The interval with which the schedule has to begin: the 28th of February does not tell that it is the 31st."""
    if ticks.period.unit in _CALENDAR and ticks.start.day > _ALWAYS_THERE:
        while ticks.interval(low)[0].day != ticks.start.day:
            low -= 1
    return low
