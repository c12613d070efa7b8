"""DATEFORMAT and TIMEFORMAT."""

from __future__ import annotations

import pytest

from penstock.warehouse.copy.conversions.formats import strptime_format
from penstock.warehouse.errors import UnsupportedError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YYYY-MM-DD HH24:MI:SS", "%Y-%m-%d %H:%M:%S"),
        ("MM/DD/YY HH12:MI AM", "%m/%d/%y %I:%M %p"),
        ("DD-MON-YYYY", "%d-%b-%Y"),
        ("YYYY-MM-DDTHH:MI:SSOF", "%Y-%m-%dT%H:%M:%S%z"),
    ],
)
def test_translation(text, expected):
    """Part by part."""
    assert strptime_format(text) == expected


def test_fails_on_an_unknown_part():
    """It is named, with the format."""
    with pytest.raises(UnsupportedError, match="'Q' in the date or time format 'YYYY-Q'"):
        strptime_format("YYYY-Q")
