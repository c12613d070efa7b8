"""How a field's text becomes a value: one family of types per file."""

from __future__ import annotations

from penstock.warehouse.copy.conversions.base import Conversion
from penstock.warehouse.copy.conversions.booleans import BOOLEANS
from penstock.warehouse.copy.conversions.decimals import DECIMALS
from penstock.warehouse.copy.conversions.floats import FLOATS
from penstock.warehouse.copy.conversions.integers import INTEGERS
from penstock.warehouse.copy.conversions.supers import SUPERS
from penstock.warehouse.copy.conversions.texts import TEXTS
from penstock.warehouse.copy.conversions.times import DATES, TIMES, TIMESTAMPS
from penstock.warehouse.types import RedshiftType

CONVERSIONS: tuple[Conversion, ...] = (TEXTS, INTEGERS, DECIMALS, FLOATS, BOOLEANS, DATES, TIMES, TIMESTAMPS, SUPERS)


def conversion_for(type_: RedshiftType) -> Conversion:
    """Find the conversion of a type."""
    return next(conversion for conversion in CONVERSIONS if type_.name in conversion.types)
