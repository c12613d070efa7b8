"""DATE, TIME, TIMESTAMP, TIMESTAMPTZ, with DATEFORMAT and TIMEFORMAT."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, not_converted
from penstock.warehouse.copy.conversions.formats import strptime_format
from penstock.warehouse.tables import literal
from penstock.warehouse.types import RedshiftType

# What 'auto' knows beyond ISO 8601, the dates first. Slashes mean month first, as in the United States.
_AUTO_DATES = ("%m/%d/%Y", "%d-%b-%Y", "%d.%m.%Y", "%Y%m%d", "%b %d, %Y", "%d %b %Y")
_AUTO_TIMES = ("%m/%d/%Y %H:%M:%S", "%d-%b-%Y %H:%M:%S", "%Y%m%d %H%M%S", "%d/%b/%Y:%H:%M:%S %z")
_EPOCHS = {"epochsecs": 1, "epochmillisecs": 1000}


def _date(text: str, type_: RedshiftType, options: CopyOptions) -> str:
    given = options.date_format
    if given is None:
        return f"TRY_CAST({text} AS DATE)"
    if given.lower() == "auto":
        return f"coalesce(TRY_CAST({text} AS DATE), {_parsed(text, _AUTO_DATES)}::{type_.duckdb})"
    return f"{_parsed(text, (strptime_format(given),))}::DATE"


def _timestamp(text: str, type_: RedshiftType, options: CopyOptions) -> str:
    given = options.time_format
    if given is None:
        return f"TRY_CAST({text} AS {type_.duckdb})"
    if given.lower() in _EPOCHS:
        seconds = f"TRY_CAST({text} AS DOUBLE) / {_EPOCHS[given.lower()]}"
        return f"CAST(to_timestamp({seconds}) AS {type_.duckdb})"
    if given.lower() == "auto":
        parsed = _parsed(text, (*_AUTO_TIMES, *_AUTO_DATES))
        return f"coalesce(TRY_CAST({text} AS {type_.duckdb}), CAST({parsed} AS {type_.duckdb}))"
    return f"CAST({_parsed(text, (strptime_format(given),))} AS {type_.duckdb})"


def _time(text: str, _type: RedshiftType, _options: CopyOptions) -> str:
    return f"TRY_CAST({text} AS TIME)"


def _parsed(text: str, formats: tuple[str, ...]) -> str:
    # One call per format: with %z among them, a list would make every result a timestamp with time zone.
    calls = (f"try_strptime({text}, {literal(form)})" for form in formats)
    utc = (f"({call} AT TIME ZONE 'UTC')" if "%z" in form else call for call, form in zip(calls, formats, strict=True))
    return f"coalesce({', '.join(utc)})" if len(formats) > 1 else next(iter(utc))


def _date_faults(text: str, value: str, _type: RedshiftType) -> tuple[Fault, ...]:
    missing = not_converted(text, value)
    return (
        Fault(f"{missing} AND length({text}) < 10", 1205, "'Invalid Date Format - length must be 10 or more'"),
        Fault(missing, 1205, "'Invalid Date Format'"),
    )


def _timestamp_faults(text: str, value: str, _type: RedshiftType) -> tuple[Fault, ...]:
    reason = "'Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]'"
    return (Fault(not_converted(text, value), 1206, reason),)


DATES = Conversion(frozenset({"date"}), _date, _date_faults)
TIMESTAMPS = Conversion(frozenset({"timestamp", "timestamptz"}), _timestamp, _timestamp_faults)
TIMES = Conversion(frozenset({"time"}), _time, _timestamp_faults)
