"""Intervals of other pipelines."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.peers import Peer, day_of, interval


@pytest.mark.parametrize(
    ("every", "minute", "expected"),
    [
        ("1 day", 120, None),
        ("1 day", 60, "#{minusMinutes(@scheduledStartTime, 60)}"),
        ("1 hour", 60, None),
        ("2 hours", 75, "#{minusMinutes(@scheduledStartTime, 45)}"),
        (None, 130, "#{plusMinutes(@scheduledStartTime, 10)}"),
    ],
)
def test_the_same_day(every: str | None, minute: int, expected: str | None) -> None:
    """Within an hour, for those that run every few hours."""
    own = Peer("own", "1 day", 120)

    assert interval(own, Peer("other", every, minute), "@scheduledStartTime") == expected


def test_another_day() -> None:
    """As a start_date says it."""
    moment = day_of("#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}")

    assert moment == "minusDays(@scheduledStartTime, 1)"
    assert interval(Peer("a", "1 day", 0), Peer("b", "1 day", 0), moment) == "#{minusDays(@scheduledStartTime, 1)}"
    assert day_of("2015-01-01") is None
