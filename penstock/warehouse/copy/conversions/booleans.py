"""BOOLEAN.

https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html
"""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault, not_converted
from penstock.warehouse.types import RedshiftType


def _value(text: str, _type: RedshiftType, _options: CopyOptions) -> str:
    return (
        f"CASE WHEN lower({text}) IN ('t', 'true', 'y', 'yes', '1') THEN true"
        f" WHEN lower({text}) IN ('f', 'false', 'n', 'no', '0') THEN false END"
    )


def _faults(text: str, value: str, _type: RedshiftType) -> tuple[Fault, ...]:
    return (Fault(not_converted(text, value), 1210, "'Unknown boolean format'"),)


BOOLEANS = Conversion(frozenset({"bool"}), _value, _faults)
