"""REAL and DOUBLE PRECISION."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, invalid_digit, not_converted
from penstock.warehouse.types import RedshiftType

_BEGINNING = "^[+-]?[0-9]*[.]?[0-9]*"
_LABELS = {"float4": "Float", "float8": "Double"}


def _value(text: str, type_: RedshiftType, _options: CopyOptions) -> str:
    return f"TRY_CAST({text} AS {type_.duckdb})"


def _faults(text: str, value: str, type_: RedshiftType) -> tuple[Fault, ...]:
    return (Fault(not_converted(text, value), 1208, invalid_digit(text, _BEGINNING, _LABELS[type_.name])),)


FLOATS = Conversion(frozenset(_LABELS), _value, _faults)
