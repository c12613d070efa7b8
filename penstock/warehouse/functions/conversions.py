"""What CAST does by a macro.

https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html,
https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html
"""

from __future__ import annotations

_DATES = (
    "%Y%m%d",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%Y-%b-%d",
    "%b-%d-%Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%b/%d/%Y",
    "%m/%d/%y",
)
"""How a date may be written beside YYYY-MM-DD, where DATESTYLE is ISO, MDY."""

_TIMES = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p")

_FORMATS = ", ".join(f"'{date}{time}'" for time in _TIMES for date in _DATES)

_MOMENT = f"coalesce(try_cast(a AS TIMESTAMP), try_strptime(a, [{_FORMATS}]))"


def _of_text(name: str, body: str, type_: str) -> str:
    """Cast texts, and SUPER, in a way of their own."""
    return f"{name}(a VARCHAR) AS {body}, (a) AS CAST(a AS {type_})"


def _moment(name: str, type_: str) -> str:
    return _of_text(name, f"coalesce({_MOMENT}::{type_}, CAST(a AS {type_}))", type_)


def _integer(name: str, type_: str, shown: str) -> str:
    # DuckDB would round a fraction, and knows powers of ten.
    bad = r"length(regexp_extract(a, '^\s*[+-]?\d*'))"
    message = (
        f"'Invalid digit, Value ''' || substr(a, {bad} + 1, 1) || ''', Pos ' || {bad} || ', Type: {shown}, context: '"
        " || a"
    )
    refused = "contains(a, '.') OR contains(a, 'e') OR contains(a, 'E')"
    body = f"CASE WHEN {refused} THEN error({message})::{type_} ELSE CAST(a AS {type_}) END"
    return _of_text(name, body, type_)


MACROS: tuple[str, ...] = (
    _moment("rs_to_date", "DATE"),
    _moment("rs_to_timestamp", "TIMESTAMP"),
    _integer("rs_to_int2", "SMALLINT", "Smallint"),
    _integer("rs_to_int4", "INTEGER", "Integer"),
    _integer("rs_to_int8", "BIGINT", "Bigint"),
    # Texts within SUPER without quotation marks; floats with 15 or 6 digits, since extra_float_digits is 0. Neither is
    # told apart by what the macro takes: DuckDB would make floats of other numbers, and texts of SUPER.
    (
        "rs_as_text(a) AS CASE typeof(a) WHEN 'JSON' THEN json_extract_string(try_cast(a::VARCHAR AS JSON), '$')"
        " WHEN 'DOUBLE' THEN printf('%.15g', try_cast(a::VARCHAR AS DOUBLE))"
        " WHEN 'FLOAT' THEN printf('%.6g', try_cast(a::VARCHAR AS DOUBLE)) ELSE CAST(a AS VARCHAR) END"
    ),
)
"""For `penstock.warehouse.lowering.casts`."""
