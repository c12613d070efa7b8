"""The intervals of a pipeline's schedules, worked out from its definition, also before its start.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from penstock.client.graph import Graph, is_activity
from penstock.client.objects import describe
from penstock.client.span import any_time, wire_time
from penstock.definition.inheritance import effective
from penstock.definition.wire import WireDefinition, WireObject
from penstock.expressions import ExpressionError, MappingContext, evaluate
from penstock.objects.period import Period

_MOST_INTERVALS = 20_000
"""A wrong year is a slip, not a wish."""
_CALENDAR = frozenset({"months", "years"})


class TimetableError(ValueError):
    """The intervals of a schedule cannot be told; the message says why."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One interval of a schedule, [start, end)."""

    start: datetime
    end: datetime

    @property
    def scheduled_start(self) -> str:
        """Its start, in the service's form."""
        return wire_time(self.start)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A schedule: intervals of one period, before and after `anchor`.

    Attributes:
        schedule: id of the Schedule object.
        period: the period.
        anchor: the start of one of its intervals.
        activities: ids of the activities that have it.
        at_end: whether its intervals run when they end (timeseries), and not when they begin (cron).
    """

    schedule: str
    period: Period
    anchor: datetime
    activities: tuple[str, ...]
    at_end: bool = False

    def due(self, interval: Interval) -> datetime:
        """When an interval runs."""
        return interval.end if self.at_end else interval.start

    def between(self, first: datetime, last: datetime) -> tuple[Interval, ...]:
        """The intervals that start from `first` to `last`, both included.

        Raises:
            TimetableError: where there are very many.
        """
        found = []
        for interval in self._from(first):
            if interval.start > last:
                break
            found.append(interval)
            if len(found) > _MOST_INTERVALS:
                raise TimetableError(f"there are more than {_MOST_INTERVALS} intervals of {self.period} in that time")
        return tuple(found)

    def _from(self, first: datetime) -> Iterator[Interval]:
        # A guess that is never too late: months last 28 to 31 days, so none is longer than 8/7 of the shortest.
        step = self.period.shortest()
        if first > self.anchor and self.period.unit in _CALENDAR:
            step = step * 8 / 7
        index = (first - self.anchor) // step - 1
        while self.period.after(self.anchor, index) < first:
            index += 1
        while True:
            yield Interval(self.period.after(self.anchor, index), self.period.after(self.anchor, index + 1))
            index += 1


def timetables(
    client: Any, pipeline_id: str, definition: WireDefinition, graph: Graph, start: datetime
) -> tuple[Timetable, ...]:
    """The timetables of the schedules that activities, data nodes or resources have.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        definition: the pipeline's.
        graph: its graph.
        start: where the intervals of a schedule begin that starts when it is first activated, and has not been.

    Raises:
        TimetableError: for a pipeline that runs on demand, or has no schedule, or one that cannot be read.
    """
    types = {(item.string("scheduleType") or "").lower() for item in (*definition, *graph.objects.values())}
    if "ondemand" in types:
        raise TimetableError("the pipeline runs on demand: it has no intervals; activate it instead")
    used: dict[str, list[str]] = {}
    for id_, item in graph.objects.items():
        for name in item.references("schedule"):
            used.setdefault(name, []).append(id_)
    schedules = [effective(definition, item) for item in definition if item.id in used and item.type == "Schedule"]
    if not schedules:
        raise TimetableError("the pipeline has no schedule, so there are no intervals")
    activated = {
        item.id: item.string("@firstActivationTime")
        for item in describe(client, pipeline_id, [item.id for item in schedules])
    }
    return tuple(
        _timetable(item, definition, activated.get(item.id), start, used[item.id], graph) for item in schedules
    )


def _timetable(
    schedule: WireObject,
    definition: WireDefinition,
    activated: str | None,
    start: datetime,
    users: list[str],
    graph: Graph,
) -> Timetable:
    values = _values(definition)
    fixed = _text(schedule, "startDateTime", values) or activated
    try:
        period = Period.parse(_text(schedule, "period", values) or "")
        anchor = any_time(fixed) if fixed else start
    except ValueError as error:
        raise TimetableError(f"schedule '{schedule.id}': {error}") from None
    activities = tuple(name for name in users if is_activity(graph.objects[name].type))
    at_end = any((graph.objects[name].string("scheduleType") or "").lower() == "timeseries" for name in activities)
    return Timetable(schedule.id, period, anchor, activities, at_end)


def _values(definition: WireDefinition) -> Mapping[str, str]:
    defaults = {item.id: value for item in definition.parameters for key, value in item.attributes if key == "default"}
    return {**defaults, **dict(definition.values)}


def _text(schedule: WireObject, key: str, values: Mapping[str, str]) -> str | None:
    text = schedule.string(key)
    if text is None or "#{" not in text:
        return text
    try:
        value = evaluate(text, MappingContext(dict(values)))
    except ExpressionError as error:
        raise TimetableError(f"'{key}' of schedule '{schedule.id}': {error.message}") from None
    return value if isinstance(value, str) else next(iter(value), None)
