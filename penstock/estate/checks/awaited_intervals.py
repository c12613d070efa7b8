"""The interval that is waited for is one in which the other pipeline runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.estate.meetings import Awaited, awaited
from penstock.estate.model import Estate, Pipeline, Wait
from penstock.estate.ticks import Meeting, Ticks
from penstock.objects import ScheduleType


def check(estate: Estate) -> Iterator[Diagnostic]:
    """Yield PS503 for every wait that cannot end: in no run, or in some.

    An error where the schedules do not fit; a warning where a run starts by hand, or one began before the other.
    """
    for pipeline in estate.pipelines.values():
        for wait in pipeline.waits:
            other = estate.pipelines.get(wait.pipeline)
            if other is not None and other is not pipeline and other.success is not None:
                yield from _check(pipeline, other, wait)


def _check(pipeline: Pipeline, other: Pipeline, wait: Wait) -> Iterator[Diagnostic]:
    own, their = pipeline.schedule, other.schedule
    if own is None or their is None:
        return
    own_ticks, their_ticks = Ticks.of(own), Ticks.of(their)
    if own_ticks == their_ticks and own_ticks.is_known and wait.interval is None:
        return  # the usual case, and quick
    by_hand = own.schedule_type is ScheduleType.ON_DEMAND
    if not their_ticks.is_known:
        on_demand = their.schedule_type is ScheduleType.ON_DEMAND
        when = "only when it is activated" if on_demand else "from its first activation on"
        yield _finding(
            pipeline,
            wait,
            f"nobody can wait for an interval of '{other.name}': it runs {when}, and that is when its intervals start",
            "give it a schedule with a `start` that is a date",
            is_error=not by_hand,
        )
        return
    found = awaited(own_ticks, their_ticks, wait.interval)
    missed = [item for item in found if item.meeting is not Meeting.TICK]
    if not missed:
        return
    if len(missed) == len(found):
        message = f"'{other.name}' never runs in the interval that is waited for"
        if not own_ticks.is_known:
            start = "an activation" if by_hand else "the first activation"
            message += f": those of '{pipeline.name}' start at {start}"
        else:
            message += f": {_told(other, their_ticks, missed[0])}"
        yield _finding(pipeline, wait, message, _help(wait), is_error=not by_hand)
        return
    between = [item for item in missed if item.meeting is Meeting.BETWEEN]
    first = (between or missed)[0]
    message = f"some runs wait in vain: {_told(other, their_ticks, first)}"
    yield _finding(pipeline, wait, message, _help(wait), is_error=bool(between) and not by_hand)


def _told(other: Pipeline, ticks: Ticks, item: Awaited) -> str:
    waits = f"the one of {_time(item.interval)} waits for {_time(item.moment)}"
    if item.meeting is Meeting.BEFORE:
        return f"{waits}, and '{other.name}' starts at {_time(ticks.start)}"
    if item.meeting is Meeting.AFTER:
        return f"{waits}, when '{other.name}' has had its last interval"
    index = ticks.index_at(item.moment)
    earlier, later = ticks.interval(index)
    return f"{waits}, and '{other.name}' has an interval from {_time(earlier)} and one from {_time(later)}"


def _help(wait: Wait) -> str:
    if wait.interval is not None:
        return f"let `interval` give the start of an interval of '{wait.pipeline}'"
    return 'say with `interval` which one is meant: "#{midnight(@scheduledStartTime)}" is the start of the day'


def _finding(pipeline: Pipeline, wait: Wait, message: str, help_: str, *, is_error: bool) -> Diagnostic:
    return Diagnostic(
        "PS503",
        message,
        pipeline.document.at(wait.path),
        Severity.ERROR if is_error else Severity.WARNING,
        help=help_,
    )


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
