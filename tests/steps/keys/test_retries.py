"""`retries`: the service's limits."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from penstock.objects import Period
from penstock.steps.keys.retries import RetriesSpec


@pytest.mark.parametrize("maximum", [0, 5])
def test_numbers(maximum: int) -> None:
    """None, and the service's most."""
    assert RetriesSpec(maximum=maximum).maximum == maximum


@pytest.mark.parametrize("maximum", [-1, 6, "2", True, 2.0])
def test_numbers_that_the_service_refuses(maximum: object) -> None:
    """Out of range, or no whole number."""
    with pytest.raises(ValidationError):
        RetriesSpec.model_validate({"maximum": maximum})


def test_delays() -> None:
    """At least two minutes."""
    assert RetriesSpec.model_validate({"delay": "2 minutes"}).delay == Period(2, "minutes")
    with pytest.raises(ValidationError, match="'1 minute' is too short; the service's least is 2 minutes"):
        RetriesSpec.model_validate({"delay": "1 minute"})
