"""PS406: numbers with a fraction."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.doubles import check

TABLE = {"id": "t", "type": "DynamoDBDataNode", "tableName": "t"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0.05", "is 0.05"),
        ("1.1", "is 1.1"),
        ("-1", "is -1"),
        ("half", "is 'half', which is no number"),
        ("nan", "is 'nan', which is no number"),
        ("0,5", "is '0,5', which is no number"),
        ("\u0663", "is '\u0663', which is no number"),
        ("9" * 400, f"is '{'9' * 57}...', which is no number"),
        ("9e99", "is 9e99"),
    ],
)
def test_numbers_that_the_service_refuses(view: Any, told: Any, text: str, message: str) -> None:
    """Out of range, or none."""
    found = list(check(view({**TABLE, "readThroughputPercent": text})))

    assert told(found, "PS406") == [("t", "readThroughputPercent", f"'readThroughputPercent' of 't' {message}")]
    assert found[0].allowed == "numbers from 0.1 to 1.0"


@pytest.mark.parametrize("text", ["0.1", "1", "1.0", ".5", "+0.5", "5e-1", "#{myShare}"])
def test_numbers_that_are_well(view: Any, text: str) -> None:
    """Both ends of the range belong to it."""
    assert list(check(view({**TABLE, "writeThroughputPercent": text}))) == []
