"""Datetime format strings of TO_CHAR, TO_DATE and TO_TIMESTAMP.

https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.copy.conversions.formats import strptime_format
from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.functions.base import call

_CODES = {
    "YYYY": "%Y",
    "IYYY": "%G",
    "YY": "%y",
    "MM": "%m",
    "DDD": "%j",
    "DD": "%d",
    "IW": "%V",
    "HH24": "%H",
    "HH12": "%I",
    "HH": "%I",
    "MI": "%M",
    "SS": "%S",
    "MS": "%g",
    "US": "%f",
}
"""What DuckDB's strftime writes alike, digits only."""

_NAMES = {"MONTH": ("%B", 9), "MON": ("%b", 0), "DAY": ("%A", 9), "DY": ("%a", 0), "AM": ("%p", 0), "PM": ("%p", 0)}
"""Words, in the case in which they are written, and how far they are filled with blanks."""

_NUMBERS = {
    "CC": "rs_format_century",
    "Q": "rs_format_quarter",
    "WW": "rs_format_week_of_year",
    "W": "rs_format_week_of_month",
    "ID": "rs_format_iso_day",
    "D": "rs_format_day",
    "SSSS": "rs_format_seconds",
}
"""What takes a macro."""

MACROS: tuple[str, ...] = (
    "rs_format_century(x) AS lpad(century(x)::VARCHAR, 2, '0')",
    "rs_format_quarter(x) AS quarter(x)::VARCHAR",
    "rs_format_week_of_year(x) AS lpad(((dayofyear(x) - 1) // 7 + 1)::VARCHAR, 2, '0')",
    "rs_format_week_of_month(x) AS ((day(x) - 1) // 7 + 1)::VARCHAR",
    "rs_format_iso_day(x) AS isodow(x)::VARCHAR",
    "rs_format_day(x) AS (dayofweek(x) + 1)::VARCHAR",
    "rs_format_seconds(x) AS floor(epoch(x::TIME))::BIGINT::VARCHAR",
)

_LACKING = ("RM", "J", "TH", "BC", "AD", "B.C.", "A.D.", "A.M.", "P.M.", "Y,YYY", "IYY", "TZ", "OF")
_PART = re.compile(
    '"(?P<quoted>[^"]*)"|(?P<fill>FM)|(?P<part>'
    + "|".join(sorted(map(re.escape, (*_CODES, *_NAMES, *_NUMBERS, *_LACKING)), key=len, reverse=True))
    + ")|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)

_WIDTHS = {"%Y": 4, "%m": 2, "%d": 2, "%H": 2, "%I": 2, "%M": 2, "%S": 2, "%y": 2, "%j": 3}


def formatted(value: Expr, text: str) -> Expr:
    """Give the SQL that writes a timestamp in a format.

    Raises:
        UnsupportedError: for a part that the warehouse does not know.
    """
    pieces = list(_pieces(value, text))
    result = pieces[0] if pieces else exp.Literal.string("")
    for piece in pieces[1:]:
        result = exp.DPipe(this=result, expression=piece, safe=True)
    return exp.paren(result)


def _pieces(value: Expr, text: str) -> Iterator[Expr]:
    plain = ""
    trimmed = False
    for match in _PART.finditer(text):
        part = (match["part"] or "").upper()
        if part in _LACKING:
            raise UnsupportedError(f"'{part}' in the date or time format '{text}'")
        if match["fill"]:
            trimmed = True
        elif part in _CODES and not trimmed:
            plain += _CODES[part]
        elif not part:
            plain += (match["quoted"] if match["quoted"] is not None else match[0]).replace("%", "%%")
        else:
            if plain:
                yield call("strftime", value.copy(), plain)
                plain = ""
            yield _piece(value.copy(), match[0], part, trimmed=trimmed)
            trimmed = False
    if plain:
        yield call("strftime", value.copy(), plain)


def _piece(value: Expr, written: str, part: str, *, trimmed: bool) -> Expr:
    if part in _CODES:
        digits = call("ltrim", call("strftime", value, _CODES[part]), "0")
        return call("coalesce", call("nullif", digits, ""), call("left", call("strftime", value, _CODES[part]), 1))
    if part in _NUMBERS:
        return call(_NUMBERS[part], value)
    code, width = _NAMES[part]
    word = call("strftime", value, code)
    if written.isupper():
        word = call("upper", word)
    elif written.islower():
        word = call("lower", word)
    return call("rpad", word, width, " ") if width and not trimmed else word


def parsed(name: str, value: Expr, text: str) -> Expr:
    """Give the SQL that reads a timestamp in a format; what follows in the text is not read, as in Redshift.

    Raises:
        UnsupportedError: for a part that the warehouse does not know.
    """
    try:
        form = strptime_format(text)
    except UnsupportedError as error:
        raise UnsupportedError(f"{name.upper()} with {error.construct}") from None
    codes = re.findall("%[a-zA-Z]", form)
    if codes and all(code in _WIDTHS for code in codes):
        width = len(re.sub("%[a-zA-Z]", "", form)) + sum(_WIDTHS[code] for code in codes)
        value = call("left", value, width)
    return call("strptime", value, form)
