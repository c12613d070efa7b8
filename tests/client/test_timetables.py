"""Intervals of schedules, against the service's own timetable."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from penstock.client.graph import fetch_graph
from penstock.client.timetables import Interval, Timetable, TimetableError, timetables
from penstock.definition.api_form import from_api
from penstock.local.datapipeline.timetable import Timetable as ServiceTimetable
from penstock.objects.period import UNITS, Period
from tests.client.service import daily

NOV_1 = datetime(2026, 11, 1, tzinfo=UTC)


@given(
    anchor=st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2030, 1, 1)),  # noqa: DTZ001 - see below
    period=st.builds(Period, st.integers(1, 3), st.sampled_from(UNITS)),
    index=st.integers(-25, 25),
    jitter=st.integers(-100_000, 100_000),
    count=st.integers(0, 8),
)
def test_they_are_those_of_the_service(anchor: datetime, period: Period, index: int, jitter: int, count: int) -> None:
    """None is missing, none is made up, whether the span lies before or after the anchor."""
    anchor = anchor.replace(microsecond=0, tzinfo=UTC)
    first = period.after(anchor, index) + timedelta(seconds=jitter)
    last = first + period.shortest() * count
    service = ServiceTimetable(anchor, period)
    # A minute's period is so short that the jitter of a day is many of them.
    reach = 40 + 100_000 // int(period.shortest().total_seconds()) + 1
    bounds = (service.bounds(number) for number in range(-reach, reach))
    all_of_them = (Interval(*(datetime.fromtimestamp(bound, UTC) for bound in pair)) for pair in bounds)
    wanted = [item for item in all_of_them if first <= item.start <= last]
    assert list(Timetable("s", period, anchor, ()).between(first, last)) == wanted


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        ("1 day", ["2026-11-01T06:00:00", "2026-11-02T06:00:00", "2026-11-03T06:00:00"]),
        ("12 hours", [f"2026-11-0{day}T{hour}:00:00" for day in (1, 2, 3) for hour in ("06", "18")]),
        ("1 month", []),
    ],
)
def test_a_few_days(period: str, starts: list[str]) -> None:
    """Anchored at 6 o'clock of a later day."""
    table = Timetable("s", Period.parse(period), datetime(2026, 11, 20, 6, tzinfo=UTC), ())
    found = table.between(NOV_1, datetime(2026, 11, 3, 23, 59, 59, tzinfo=UTC))
    assert [item.scheduled_start for item in found] == starts


def test_the_last_of_the_months() -> None:
    """A month step keeps the day of the anchor, or takes the month's last."""
    table = Timetable("s", Period.parse("1 month"), datetime(2026, 1, 31, tzinfo=UTC), ())
    found = table.between(datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 5, 30, tzinfo=UTC))
    assert [item.scheduled_start[:10] for item in found] == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_slip_of_the_century() -> None:
    """That many are nobody's wish."""
    table = Timetable("s", Period.parse("15 minutes"), NOV_1, ())
    with pytest.raises(TimetableError, match="more than 20000 intervals of 15 minutes"):
        table.between(datetime(1990, 1, 1, tzinfo=UTC), NOV_1)


def _of(live: Any, definition: dict[str, Any], *, activates: bool = False) -> tuple[Timetable, ...]:
    id_ = live.deploy(definition) if activates else live.put(definition)
    wire = from_api(live.client.get_pipeline_definition(pipelineId=id_))
    return timetables(live.client, id_, wire, fetch_graph(live.client, id_), NOV_1)


def test_the_start_of_a_schedule(live: Any) -> None:
    """Its own, that of its first activation, or else the one that is given."""
    (table,) = _of(live, daily(start="2026-10-05T04:00:00"))
    assert table == Timetable("Daily", Period.parse("1 day"), datetime(2026, 10, 5, 4, tzinfo=UTC), TASKS)
    (table,) = _of(live, daily(), activates=True)
    assert table.anchor == datetime(2026, 11, 24, 3, tzinfo=UTC)
    (table,) = _of(live, daily())
    assert table.anchor == NOV_1


TASKS = ("load", "report", "mail")


def test_several_schedules(live: Any) -> None:
    """Each with its activities."""
    definition = daily(start="2026-10-05T00:00:00")
    definition["objects"].append(
        {"id": "Hourly", "type": "Schedule", "period": "1 hour", "startDateTime": "2026-10-05T00:00:00"}
    )
    definition["objects"][5]["schedule"] = {"ref": "Hourly"}
    definition["objects"][5]["scheduleType"] = "TimeSeries"
    found = {table.schedule: table for table in _of(live, definition)}
    assert {name: table.activities for name, table in found.items()} == {"Daily": TASKS[:2], "Hourly": ("mail",)}
    interval = Interval(NOV_1, NOV_1 + timedelta(hours=1))
    assert found["Daily"].due(interval) == interval.start
    assert found["Hourly"].due(interval) == interval.end


def test_parameters_and_expressions(live: Any) -> None:
    """Values go before defaults."""
    definition = daily(start="#{myStart}")
    definition["objects"][1]["period"] = "#{myCount} days"
    definition["parameters"] = [
        {"id": "myStart", "type": "String", "default": "2026-10-01T00:00:00"},
        {"id": "myCount", "type": "String", "default": "9"},
    ]
    definition["values"] = {"myCount": "2"}
    (table,) = _of(live, definition)
    assert (str(table.period), table.anchor) == ("2 days", datetime(2026, 10, 1, tzinfo=UTC))


def test_on_demand(live: Any) -> None:
    """There are no intervals, and what to do instead."""
    definition = daily(scheduleType="ondemand")
    del definition["objects"][0]["schedule"]
    del definition["objects"][1]
    with pytest.raises(TimetableError, match="runs on demand: it has no intervals; activate it instead"):
        _of(live, definition)


def test_no_schedule_at_all(live: Any) -> None:
    """An empty pipeline."""
    id_ = live.client.create_pipeline(name="x", uniqueId="x")["pipelineId"]
    wire = from_api(live.client.get_pipeline_definition(pipelineId=id_))
    with pytest.raises(TimetableError, match="has no schedule"):
        timetables(live.client, id_, wire, fetch_graph(live.client, id_), NOV_1)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("startDateTime", "yesterday", "schedule 'Daily': Invalid isoformat string: 'yesterday'"),
        ("period", "1 fortnight", "schedule 'Daily': '1 fortnight' is not a period"),
        ("period", "#{myNone} days", "'period' of schedule 'Daily': .*myNone"),
    ],
)
def test_what_cannot_be_read(live: Any, key: str, value: str, message: str) -> None:
    """A definition with errors may be put, and cannot be activated."""
    definition = daily(start="2026-10-05T00:00:00")
    id_ = live.put(definition)
    wire = from_api(live.client.get_pipeline_definition(pipelineId=id_))
    from dataclasses import replace

    from penstock.definition.wire import Field

    def changed(item: Any) -> Any:
        fields = tuple(Field(key, value) if field.key == key else field for field in item.fields)
        return replace(item, fields=fields) if item.id == "Daily" else item

    wire = replace(wire, objects=tuple(changed(item) for item in wire))
    with pytest.raises(TimetableError, match=message):
        timetables(live.client, id_, wire, fetch_graph(live.client, id_), NOV_1)
