"""Schedules as properties, against a simple model: a list of intervals made by hand, one after the other.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
FIXED = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
MOST_RUNS = 40

many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def text(moment: datetime) -> str:
    """Write a time as a definition does."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


@dataclass(frozen=True)
class Schedule:
    """A schedule as a user writes it; `start` None is the first activation."""

    count: int
    unit: str
    start: datetime | None
    ends: timedelta | None
    occurrences: int | None

    def fields(self) -> dict[str, str]:
        """Return the fields of the object."""
        found = {"period": f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"}
        found |= (
            {"startAt": "FIRST_ACTIVATION_DATE_TIME"} if self.start is None else {"startDateTime": text(self.start)}
        )
        if self.ends is not None:
            found["endDateTime"] = text((self.start or START) + self.ends)
        if self.occurrences is not None:
            found["occurrences"] = str(self.occurrences)
        return found

    def intervals(self, activation: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
        """Model: walk from the start, one period at a time, until the end, the number, or `until` is reached."""
        start = self.start or activation
        found: list[tuple[datetime, datetime]] = []
        while self.occurrences is None or len(found) < self.occurrences:
            low, high = self.bound(start, len(found)), self.bound(start, len(found) + 1)
            if low > until or (self.ends is not None and high > (self.start or START) + self.ends):
                break
            found.append((low, high))
        return found

    def bound(self, start: datetime, number: int) -> datetime:
        """Return the start of an interval, which is the end of the one before it."""
        if self.unit in FIXED:
            return start + number * self.count * FIXED[self.unit]
        moment = start
        for _ in range(number * self.count * (12 if self.unit == "year" else 1)):
            following = moment.month % 12 + 1
            moment = moment.replace(year=moment.year + (following == 1), month=following, day=1)
        return moment.replace(day=min(start.day, calendar.monthrange(moment.year, moment.month)[1]))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any period that the service takes, from up to one day ago to a year ahead."""
    unit = draw(st.sampled_from(["minute", "hour", "day", "week", "month", "year"]))
    least, most = {"minute": (15, 300), "month": (1, 14), "year": (1, 3)}.get(unit, (1, 30))
    start = draw(st.none() | st.integers(-86_400, 86_400 * 400).map(lambda seconds: START + timedelta(seconds=seconds)))
    endless = Schedule(draw(st.integers(least, most)), unit, start, None, draw(st.none() | st.integers(1, 12)))
    if endless.occurrences is not None or draw(st.booleans()):
        return endless
    # A whole number of periods, or one second to either side: that decides about the last interval.
    begin = start or START
    ends = endless.bound(begin, draw(st.integers(1, 8))) - begin + timedelta(seconds=draw(st.integers(-1, 1)))
    return replace(endless, ends=ends)


def definition(schedule: Schedule, kind: str, **default: str) -> dict[str, Any]:
    """One activity on a schedule."""
    return {
        "objects": [
            {"id": "Default", "scheduleType": kind, "schedule": {"ref": "Often"}, **default},
            {"id": "Often", "type": "Schedule", **schedule.fields()},
            {"id": "A", "type": "ShellCommandActivity", "command": "true", "workerGroup": "w"},
        ]
    }


def horizon(schedule: Schedule, activation: datetime) -> datetime:
    """Some time after the start: long enough for a few dozen intervals of it."""
    length = {"month": timedelta(days=31), "year": timedelta(days=366)}.get(schedule.unit) or FIXED[schedule.unit]
    return max(schedule.start or activation, activation) + min(MOST_RUNS, 12) * schedule.count * length


@many
@given(schedule=schedules(), kind=st.sampled_from(["cron", "timeseries", "Cron", "TimeSeries"]))
def test_every_interval_runs_once_and_in_time(make_cloud: Callable[..., Any], schedule: Schedule, kind: str) -> None:
    """Cron at the start, timeseries at the end of its interval, or at once where that has passed; then nothing more."""
    cloud = make_cloud()
    pipeline = cloud.deploy(definition(schedule, kind))
    until = horizon(schedule, START)
    taken: dict[str, datetime] = {}

    def work(attempt: str) -> str:
        taken[attempt] = cloud.clock.now()
        return "FINISHED"

    done = cloud.run(work, group="w", until=until)
    at_end = kind.lower() == "timeseries"
    due = {f"@A_{text(low)}_Attempt=1": high if at_end else low for low, high in schedule.intervals(START, until)}
    expected = {name: max(moment, START) for name, moment in due.items() if moment <= until}
    assert taken == expected
    assert len(done) == len(taken)
    for low, high in schedule.intervals(START, until):
        fields = cloud.describe(pipeline, f"@A_{text(low)}")
        assert (fields["@scheduledStartTime"], fields["@scheduledEndTime"]) == (text(low), text(high))


@many
@given(schedule=schedules(), waits=st.integers(0, 86_400 * 3))
def test_a_schedule_that_ends_finishes_its_pipeline(
    make_cloud: Callable[..., Any], schedule: Schedule, waits: int
) -> None:
    """FINISHED when all intervals are done, and not while one is still to come; FIRST_ACTIVATION counts from then."""
    cloud = make_cloud()
    cloud.sleep(seconds=waits)
    activation = cloud.clock.now()
    if schedule.ends is not None and schedule.start is None and START + schedule.ends <= activation:
        return  # it ends before it starts, which cannot be known before its first activation
    pipeline = cloud.deploy(definition(schedule, "cron"), startTimestamp=0)
    until = horizon(schedule, activation)
    done = cloud.run(group="w", until=until)
    wanted = schedule.intervals(activation, until)
    assert done == [f"@A_{text(low)}_Attempt=1" for low, _ in wanted]
    has_more = (
        len(schedule.intervals(activation, until + timedelta(days=9999))) > len(wanted) if _ends(schedule) else True
    )
    assert cloud.state(pipeline)["@pipelineState"] == ("SCHEDULED" if has_more else "FINISHED")


def _ends(schedule: Schedule) -> bool:
    return schedule.ends is not None or schedule.occurrences is not None


@many
@given(
    schedule=schedules(),
    stops=st.lists(st.tuples(st.integers(1, 20), st.integers(1, 40)), max_size=3),
    kind=st.sampled_from(["cron", "timeseries"]),
)
def test_no_interval_is_lost_or_doubled_by_deactivations(
    make_cloud: Callable[..., Any], schedule: Schedule, stops: list[tuple[int, int]], kind: str
) -> None:
    """What fell due meanwhile runs after the activation, in order; the first activation stays the first."""
    cloud = make_cloud()
    pipeline = cloud.deploy(definition(schedule, kind))
    done: list[str] = []
    step = (horizon(schedule, START) - START) / 60
    for active, inactive in stops:
        done += cloud.run(group="w", until=cloud.clock.now() + active * step)
        cloud.service.advance(cloud.clock.now())
        if cloud.state(pipeline)["@pipelineState"] == "FINISHED":
            break
        cloud.call("DeactivatePipeline", pipelineId=pipeline)
        cloud.sleep(seconds=(inactive * step).total_seconds())
        assert cloud.poll("w") is None
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    until = horizon(schedule, max(cloud.clock.now(), START))
    done += cloud.run(group="w", until=until)
    at_end = kind == "timeseries"
    wanted = [low for low, high in schedule.intervals(START, until) if (high if at_end else low) <= until]
    assert done == [f"@A_{text(low)}_Attempt=1" for low in wanted]


@many
@given(
    schedule=schedules(),
    resume=st.integers(-86_400, 86_400 * 30).map(lambda seconds: START + timedelta(seconds=seconds)),
)
def test_a_start_timestamp_skips_what_begins_before_it(
    make_cloud: Callable[..., Any], schedule: Schedule, resume: datetime
) -> None:
    """SKIPPED, one by one; the others run."""
    cloud = make_cloud()
    pipeline = cloud.deploy(definition(schedule, "cron"), startTimestamp=resume.timestamp())
    until = horizon(schedule, START)
    done = cloud.run(group="w", until=until)
    wanted = schedule.intervals(START, until)
    assert done == [f"@A_{text(low)}_Attempt=1" for low, _ in wanted if low >= resume]
    skipped = {name for name, status in cloud.statuses(pipeline).items() if status == "SKIPPED"}
    assert skipped == {f"@A_{text(low)}" for low, _ in wanted if low < resume}


@many
@given(minutes=st.integers(15, 600), count=st.integers(1, 30), most=st.integers(1, 5), ends=st.data())
def test_a_backfill_keeps_to_max_active_instances(
    make_cloud: Callable[..., Any], minutes: int, count: int, most: int, ends: st.DataObject
) -> None:
    """The earliest intervals first, never more than maxActiveInstances at once, whatever order they end in."""
    cloud = make_cloud()
    start = START - minutes * count * FIXED["minute"]
    schedule = Schedule(minutes, "minute", start, timedelta(minutes=minutes * count), None)
    cloud.deploy(definition(schedule, "cron", maxActiveInstances=str(most)), startTimestamp=0)
    order: list[str] = []
    running: list[dict[str, Any]] = []
    while True:
        cloud.service.settle()
        while (task := cloud.poll("w")) is not None:
            order.append(task["attemptId"])
            running.append(task)
        if not running:
            break
        assert len(running) == min(most, count - len(order) + len(running))
        cloud.answer(running.pop(ends.draw(st.integers(0, len(running) - 1))))
    assert order == [f"@A_{text(low)}_Attempt=1" for low, _ in schedule.intervals(START, START)]
