"""BOOLEAN.

https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html
"""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, not_converted
from penstock.warehouse.types import RedshiftType


def _value(text: str, _type: RedshiftType, _options: CopyOptions) -> str:
    # DuckDB takes the same words as Redshift does: t, true, y, yes, 1 and their opposites, in any case.
    return f"TRY_CAST({text} AS BOOLEAN)"


def _faults(text: str, value: str, _type: RedshiftType) -> tuple[Fault, ...]:
    return (Fault(not_converted(text, value), 1210, "'Unknown boolean format'"),)


BOOLEANS = Conversion(frozenset({"bool"}), _value, _faults)
