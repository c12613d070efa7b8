"""SUPER: a field is JSON."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, not_converted
from penstock.warehouse.types import RedshiftType


def _value(text: str, _type: RedshiftType, _options: CopyOptions) -> str:
    return f"TRY_CAST({text} AS JSON)"


def _faults(text: str, value: str, _type: RedshiftType) -> tuple[Fault, ...]:
    return (Fault(not_converted(text, value), 1224, "'Invalid JSON format'"),)


SUPERS = Conversion(frozenset({"super"}), _value, _faults)
