"""Names and times as the service writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from penstock.local.datapipeline.names import attempt_id, instance_id, parse_time, wire_time

MOMENT = datetime(2015, 4, 12, 17, 33, 2, 900_000, tzinfo=UTC)


def test_ids_are_those_of_the_guide() -> None:
    """Seconds are kept."""
    name = instance_id("EC2ResourceObj", MOMENT.timestamp())
    assert name == "@EC2ResourceObj_2015-04-12T17:33:02"
    assert attempt_id(name, 2) == "@EC2ResourceObj_2015-04-12T17:33:02_Attempt=2"
    assert instance_id("Ready", MOMENT.timestamp(), "Logs") == "@Ready_Logs_2015-04-12T17:33:02"


def test_times_are_utc_in_whole_seconds() -> None:
    """Whatever they come from."""
    there = MOMENT.astimezone(timezone(timedelta(hours=-7)))
    assert wire_time(there) == wire_time(MOMENT.timestamp()) == "2015-04-12T17:33:02"
    assert parse_time("2015-04-12T17:33:02") == MOMENT.replace(microsecond=0)


@pytest.mark.parametrize("text", ["2015-04-12", "2015-04-12T17:33:02Z", "2015-13-12T17:33:02", "", "now"])
def test_other_forms_are_refused(text: str) -> None:
    """With the one that is allowed."""
    with pytest.raises(ValueError, match="write YYYY-MM-DDTHH:MM:SS, in UTC"):
        parse_time(text)
