"""Time zones by name."""

import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from penstock.expressions.errors import ArgumentError
from penstock.expressions.zones import in_time_zone, zone


def test_the_moment_stays() -> None:
    """Only the clocks differ."""
    moment = datetime(2024, 7, 1, 12, tzinfo=UTC)
    there = in_time_zone(moment, "Europe/Berlin")
    assert moment == there
    assert (there.hour, there.tzname()) == (14, "CEST")


def test_utc_needs_no_database() -> None:
    """It is the same object, so that all is as without the extension."""
    assert zone("UTC") is UTC


@pytest.fixture
def no_zones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without a database of time zones, and without the package tzdata."""
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    zoneinfo.reset_tzpath([str(tmp_path)])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.usefixtures("no_zones")
def test_fails_where_there_are_no_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is the machine's, and the message says what helps."""
    monkeypatch.setitem(sys.modules, "tzdata", None)
    with pytest.raises(ArgumentError, match="this machine has no time zones; install the Python package tzdata"):
        zone("Europe/Berlin")
