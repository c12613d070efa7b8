"""The date parts of DATEADD, DATEDIFF, DATE_PART, DATE_TRUNC and EXTRACT, and their abbreviations.

https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError

_ABBREVIATIONS: dict[str, str] = {
    "millennium": "millennium millennia mil mils",
    "century": "century centuries c cent cents",
    "decade": "decade decades dec decs",
    "epoch": "epoch",
    "year": "year years y yr yrs",
    "quarter": "quarter quarters qtr qtrs",
    "month": "month months mon mons",
    "week": "week weeks w",
    "dow": "dayofweek dow dw weekday",
    "doy": "dayofyear doy dy yearday",
    "day": "day days d",
    "hour": "hour hours h hr hrs",
    "minute": "minute minutes m min mins",
    "second": "second seconds s sec secs",
    "millisecond": "millisecond milliseconds ms msec msecs msecond mseconds millisec millisecs millisecon",
    "microsecond": "microsecond microseconds microsec microsecs usecond useconds us usec usecs",
    "timezone_hour": "timezone_hour",
    "timezone_minute": "timezone_minute",
}
"""What Redshift calls a part, each of the texts; `m` is minutes."""

_NAMES = {name: part for part, names in _ABBREVIATIONS.items() for name in names.split()}


def part_name(argument: Expr) -> str:
    """Read a date part, which is written as a name or as a text, and give its full name.

    Raises:
        WarehouseError: where it is none.
    """
    written = argument.this if isinstance(argument, exp.Literal) else argument.name
    part = _NAMES.get(str(written).lower())
    if part is None:
        raise WarehouseError(f'"{written}" is not a date part')
    return part
