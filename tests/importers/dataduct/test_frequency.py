"""When a pipeline ran."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.frequency import PERIODS
from penstock.objects import Period
from tests.importers.dataduct.conftest import Duct, told

PIPELINE = "name: books\n%ssteps:\n  - {step_type: sql-command, command: ANALYZE}\n"


@pytest.mark.parametrize(
    ("given", "schedule"),
    [
        ("", "once"),
        ("frequency: one-time\nload_time: 01:00\n", "once"),
        ("frequency: daily\n", {"every": "1 day", "at": "01:00"}),
        ("frequency: 1-day\nload_time: 10:30\n", {"every": "1 day", "at": "10:30"}),
        ("frequency: hourly\nload_time: 630\n", {"every": "1 hour", "at": "10:30"}),
        ("frequency: 12-hours\nload_time: '0:30'\n", {"every": "12 hours", "at": "00:30"}),
        ("frequency: 6-days\nload_time: 1439\n", {"every": "6 days", "at": "23:59"}),
        ("frequency: 2-weeks\nload_time: 0\n", {"every": "2 weeks", "at": "00:00"}),
        ("frequency: weekly\ntime_delta: 2\n", {"every": "1 week", "at": "01:00", "start": "2026-01-07"}),
        ("frequency: weekly\ndelay: -1\n", {"every": "1 week", "at": "01:00", "start": "2026-01-04"}),
    ],
)
def test_frequency_and_load_time(duct: Duct, given: str, schedule: object) -> None:
    """A time of day is a text, or the minutes that YAML 1.1 made of it."""
    expected = {"start": "2026-01-05", **schedule} if isinstance(schedule, dict) else schedule

    assert duct.spec(PIPELINE % given)["schedule"] == expected


def test_every_frequency() -> None:
    """Those that dataduct had, and no more."""
    assert set(PERIODS) == {
        *("weekly", "1-week", "2-weeks", "daily", "1-day", "2-days", "3-days", "4-days", "5-days", "6-days"),
        *("hourly", "1-hour", "2-hours", "3-hours", "4-hours", "6-hours", "8-hours", "12-hours"),
    }
    assert {str(Period.parse(period)) for period in PERIODS.values()} == set(PERIODS.values())


def test_what_the_config_says(duct: Duct) -> None:
    """Its hour where the pipeline has none, and its frequency in any case."""
    config = "etl: {DAILY_LOAD_TIME: 4, FREQUENCY_OVERRIDE: 2-hours}\n"

    assert duct.spec(PIPELINE % "frequency: daily\n", config=config)["schedule"] == {
        "every": "2 hours",
        "start": "2026-01-05",
        "at": "04:00",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("frequency: monthly\n", "PS204 2:12 dataduct has no frequency 'monthly'"),
        ("load_time: 25:00\n", "PS204 2:12 '25:00' is no time of day"),
        ("load_time: 10:61\n", "PS204 2:12 '10:61' is no time of day"),
        ("load_time: noon\n", "PS204 2:12 'noon' is no time of day"),
        ("frequency: daily\ntime_delta: three\n", "PS203 3:13 time_delta: a whole number is needed"),
        (
            "frequency: daily\ntime_delta: 99999999999\n",
            "PS204 1:1 the time_delta is no number of days that a date can be changed by",
        ),
    ],
)
def test_fails_on_other_times(duct: Duct, given: str, message: str) -> None:
    """At their places."""
    assert told(duct.imported(PIPELINE % given)) == [message]
