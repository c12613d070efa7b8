"""The service's pace and a laptop's."""

from __future__ import annotations

from datetime import timedelta

from penstock.local.datapipeline import Pace

TEN_MINUTES = timedelta(minutes=10)


def test_the_service_keeps_the_delays_of_the_definition() -> None:
    """Whatever they are."""
    assert Pace.SERVICE.retry(TEN_MINUTES) == TEN_MINUTES
    assert Pace.SERVICE.recheck(TEN_MINUTES) == TEN_MINUTES


def test_a_laptop_shortens_them_and_never_lengthens() -> None:
    """A second for a retry, half a second for a precondition."""
    assert Pace.LAPTOP.retry(TEN_MINUTES) == timedelta(seconds=1)
    assert Pace.LAPTOP.recheck(TEN_MINUTES) == timedelta(seconds=0.5)
    assert Pace.LAPTOP.retry(timedelta(milliseconds=1)) == timedelta(milliseconds=1)
