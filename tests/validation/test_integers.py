"""PS406: whole numbers."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.integers import check


@pytest.mark.parametrize(
    ("item", "field", "message", "allowed"),
    [
        ({"type": "PigActivity", "maximumRetries": "6"}, "maximumRetries", "is 6", "whole numbers from 0 to 5"),
        ({"type": "PigActivity", "maximumRetries": "-1"}, "maximumRetries", "is -1", "whole numbers from 0 to 5"),
        ({"type": "PigActivity", "maxActiveInstances": "0"}, "maxActiveInstances", "is 0", "whole numbers from 1 to 5"),
        ({"type": "EmrCluster", "coreInstanceCount": "0"}, "coreInstanceCount", "is 0", "whole numbers from 1"),
        (
            {"type": "EmrCluster", "coreInstanceCount": "two"},
            "coreInstanceCount",
            "is 'two', which is no whole number",
            "whole numbers from 1",
        ),
        (
            {"type": "EmrCluster", "coreInstanceCount": "2.0"},
            "coreInstanceCount",
            "is '2.0', which is no whole number",
            "whole numbers from 1",
        ),
        (
            {"type": "Schedule", "occurrences": "9" * 5000},
            "occurrences",
            f"is '{'9' * 57}...', which is no whole number",
            "whole numbers from 1",
        ),
        (
            {"type": "Schedule", "occurrences": "\u0663"},
            "occurrences",
            "is '\u0663', which is no whole number",
            "whole numbers from 1",
        ),
    ],
)
def test_numbers_that_the_service_refuses(
    view: Any, item: dict[str, str], field: str, message: str, allowed: str
) -> None:
    """Out of range, or none."""
    (finding,) = check(view({"id": "x", **item}))

    assert (finding.id, finding.object_id, finding.field) == ("PS406", "x", field)
    assert (finding.message, finding.allowed) == (f"'{field}' of 'x' {message}", allowed)


@pytest.mark.parametrize("number", ["0", "5", "+3", "#{myRetries}"])
def test_numbers_that_are_well(view: Any, number: str) -> None:
    """Both ends of the range belong to it."""
    assert list(check(view({"id": "x", "type": "PigActivity", "maximumRetries": number}))) == []


def test_an_inherited_number_is_told_of_its_holder(view: Any, told: Any) -> None:
    """Once."""
    found = check(view({"id": "Default", "maximumRetries": "9"}, {"id": "a", "type": "PigActivity"}))

    assert told(found, "PS406") == [("Default", "maximumRetries", "'maximumRetries' of 'Default' is 9")]
