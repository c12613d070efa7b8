"""SMALLINT, INTEGER, BIGINT: digits only; DuckDB's own cast would round 1.5 and read 1e3."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, as_written, invalid_digit, not_converted
from penstock.warehouse.types import RedshiftType

_LABELS = {"int2": "Short", "int4": "Integer", "int8": "Long"}
_DIGITS = "^[+-]?[0-9]+$"


def _value(text: str, type_: RedshiftType, _options: CopyOptions) -> str:
    digits = f"CASE WHEN regexp_matches({text}, '{_DIGITS}') THEN TRY_CAST({text} AS {type_.duckdb}) END"
    return as_written(text, type_, digits)


def _faults(text: str, value: str, type_: RedshiftType) -> tuple[Fault, ...]:
    label = _LABELS[type_.name]
    missing = not_converted(text, value)
    return (
        Fault(
            f"{missing} AND NOT regexp_matches({text}, '{_DIGITS}')",
            1207,
            invalid_digit(text, "^[+-]?[0-9]*", label),
        ),
        Fault(missing, 1204, f"'Overflow, Value ''' || {text} || ''', Type: {label}'"),
    )


INTEGERS = Conversion(frozenset(_LABELS), _value, _faults)
