"""DATEFORMAT and TIMEFORMAT strings, as DuckDB's strptime writes them.

https://docs.aws.amazon.com/redshift/latest/dg/r_DATEFORMAT_and_TIMEFORMAT_strings.html
"""

from __future__ import annotations

import re

from penstock.warehouse.errors import UnsupportedError

_PARTS = {
    "YYYY": "%Y",
    "YY": "%y",
    "MONTH": "%B",
    "MON": "%b",
    "MM": "%m",
    "DD": "%d",
    "HH24": "%H",
    "HH12": "%I",
    "HH": "%H",
    "MI": "%M",
    "SSSSSS": "%f",
    "SS": "%S",
    "AM": "%p",
    "PM": "%p",
    "OF": "%z",
    "US": "%f",
    "MS": "%g",
}
_PARTS_OF = re.compile("|".join(_PARTS) + "|T|[^A-Za-z]|[A-Za-z]+", re.IGNORECASE)


def strptime_format(text: str) -> str:
    """Translate a format.

    Raises:
        UnsupportedError: for a part that is not known.
    """
    return "".join(_translated(part, text) for part in _PARTS_OF.findall(text))


def _translated(part: str, text: str) -> str:
    if part.upper() in _PARTS:
        return _PARTS[part.upper()]
    if part == "%":
        return "%%"
    if part == "T" or not part[0].isalpha():
        return part
    raise UnsupportedError(f"'{part}' in the date or time format '{text}'")
