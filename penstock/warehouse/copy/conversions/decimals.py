"""DECIMAL: further decimals are cut off, or rounded with ROUNDEC."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, as_written, invalid_digit, not_converted
from penstock.warehouse.types import RedshiftType

_NUMBER = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)$"


def _value(text: str, type_: RedshiftType, options: CopyOptions) -> str:
    _, scale = type_.arguments
    kept = f"regexp_replace({text}, '([.][0-9]{{{scale}}})[0-9]+$', '\\1')"
    number = text if options.round_decimals else kept
    value = f"CASE WHEN regexp_matches({text}, '{_NUMBER}') THEN TRY_CAST({number} AS {type_.duckdb}) END"
    return as_written(text, type_, value)


def _faults(text: str, value: str, type_: RedshiftType) -> tuple[Fault, ...]:
    precision, scale = type_.arguments
    missing = not_converted(text, value)
    return (
        Fault(
            f"{missing} AND NOT regexp_matches({text}, '{_NUMBER}')",
            1207,
            invalid_digit(text, "^[+-]?[0-9]*[.]?[0-9]*", "Decimal"),
        ),
        Fault(missing, 1204, f"'Overflow for NUMERIC({precision},{scale})'"),
    )


DECIMALS = Conversion(frozenset({"numeric"}), _value, _faults)
