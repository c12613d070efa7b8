"""What a definition does not say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from penstock.validation import Surroundings


def test_times() -> None:
    """In UTC, without a zone, as definitions have them."""
    noon = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - without a zone it is UTC
    in_another_zone = datetime(2026, 1, 1, 14, tzinfo=timezone(timedelta(hours=2)))

    assert Surroundings().naive_now() is None
    assert Surroundings(now=noon).naive_now() == noon
    assert Surroundings(now=noon.replace(tzinfo=UTC)).naive_now() == noon
    assert Surroundings(now=in_another_zone).naive_now() == noon
