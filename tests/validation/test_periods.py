"""PS405: periods."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.periods import check


@pytest.mark.parametrize(
    ("item", "field", "message", "allowed"),
    [
        (
            {"type": "Schedule", "period": "14 minutes"},
            "period",
            "is 14 minutes, which is too short",
            "at least 15 minutes",
        ),
        ({"type": "Schedule", "period": "4 years"}, "period", "is 4 years, which is too long", "at most 3 years"),
        (
            {"type": "S3DataNode", "retryDelay": "1 minute"},
            "retryDelay",
            "is 1 minute, which is too short",
            "at least 2 minutes",
        ),
    ],
)
def test_ranges(view: Any, item: dict[str, str], field: str, message: str, allowed: str) -> None:
    """The service's."""
    (finding,) = check(view({"id": "x", **item}))

    assert (finding.id, finding.object_id, finding.field) == ("PS405", "x", field)
    assert (finding.message, finding.allowed) == (f"'{field}' of 'x' {message}", allowed)


def test_what_is_no_period(view: Any, told: Any) -> None:
    """With what is allowed; told of the object that holds it."""
    found = list(check(view({"id": "Default", "retryDelay": "15 Period"}, {"id": "a", "type": "PigActivity"})))

    assert told(found, "PS405") == [
        ("Default", "retryDelay", "'retryDelay' of 'Default' is '15 Period', which is no period")
    ]
    assert found[0].allowed == "a positive number and a unit (minutes, hours, days, weeks, months, years)"


@pytest.mark.parametrize(
    "period", ["15 minutes", "1 Day", "2 HOURS", "3 years", "36 months", "#{myPeriod}", "ONDEMAND_PERIOD"]
)
def test_periods_that_are_well(view: Any, period: str) -> None:
    """Any case; what an expression gives is known when the pipeline runs."""
    assert list(check(view({"id": "s", "type": "Schedule", "period": period}))) == []


def test_what_means_nothing_to_a_type_is_left_alone(view: Any) -> None:
    """A parent may give a field that its child has no use for."""
    objects = ({"id": "p", "terminateAfter": "soon"}, {"id": "a", "type": "PigActivity", "parent": {"ref": "p"}})

    assert list(check(view(*objects, {"id": "h", "type": "SparkActivity", "retryDelay": "soon"}))) == []
