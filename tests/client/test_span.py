"""Spans of runs, as QueryObjects takes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from penstock.client.span import EVER, Span, any_time, read_time, wire_time
from tests.client.service import daily

MAY = datetime(2026, 5, 1, 6, tzinfo=UTC)


def test_times_are_utc_and_have_whole_seconds() -> None:
    """As the service writes them."""
    assert wire_time(MAY.replace(microsecond=900_000)) == "2026-05-01T06:00:00"
    assert wire_time(datetime(2026, 5, 1, 8, tzinfo=timezone(timedelta(hours=2)))) == "2026-05-01T06:00:00"
    assert read_time("2026-05-01T06:00:00") == MAY
    with pytest.raises(ValueError, match="does not match"):
        read_time("2026-05-01")


@pytest.mark.parametrize("text", ["2026-05-01T06:00:00", "2026-05-01T06:00:00Z", "2026-05-01T08:00:00.000+02:00"])
def test_any_form_of_a_time(text: str) -> None:
    """What a field of the service holds is only known from examples."""
    assert any_time(text) == MAY
    assert Span.at(text) == Span.at("2026-05-01T06:00:00")


@pytest.mark.parametrize(
    ("span", "operator"),
    [
        (Span(MAY, MAY + timedelta(days=1)), ("BETWEEN", ["2026-05-01T06:00:00", "2026-05-02T06:00:00"])),
        (Span.at("2026-05-01T06:00:00"), ("BETWEEN", ["2026-05-01T06:00:00", "2026-05-01T06:00:00"])),
        (Span(MAY), ("GE", ["2026-05-01T06:00:00"])),
        (Span(None, MAY), ("LE", ["2026-05-01T06:00:00"])),
    ],
)
def test_selectors(span: Span, operator: tuple[str, list[str]]) -> None:
    """One condition on the scheduled start."""
    kind, values = operator
    assert span.selectors() == [{"fieldName": "@scheduledStartTime", "operator": {"type": kind, "values": values}}]


def test_ever_has_no_condition() -> None:
    """All runs."""
    assert EVER.selectors() == []


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span(), [20, 21, 22, 23]),
        (Span.at("2026-11-21T00:00:00"), [21]),
        (Span(datetime(2026, 11, 22, tzinfo=UTC)), [22, 23]),
        (Span(None, datetime(2026, 11, 21, tzinfo=UTC)), [20, 21]),
        (Span(datetime(2026, 11, 20, 0, 0, 1, tzinfo=UTC), datetime(2026, 11, 22, 23, tzinfo=UTC)), [21, 22]),
    ],
)
def test_the_service_takes_them(live: Any, span: Span, days: list[int]) -> None:
    """Both ends are included."""
    id_ = live.deploy(daily(4, start="2026-11-20T00:00:00"), startTimestamp="2026-11-20T00:00:00")
    query = {"selectors": span.selectors()}
    ids = live.client.query_objects(pipelineId=id_, sphere="INSTANCE", query=query)["ids"]
    assert sorted({int(name[-11:-9]) for name in ids}) == days
