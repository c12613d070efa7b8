"""Redshift's functions that DuckDB has not, or has otherwise: one family per file, in no order."""

from __future__ import annotations

from penstock.warehouse.functions import (
    conditionals,
    dates,
    formatting,
    hashes,
    json_texts,
    numbers,
    regexes,
    semistructured,
    soundex,
    texts,
)
from penstock.warehouse.functions.base import PREFIX, Function
from penstock.warehouse.functions.conversions import MACROS as CONVERSION_MACROS
from penstock.warehouse.functions.datetime_formats import MACROS as FORMAT_MACROS

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for family in (
        conditionals,
        dates,
        formatting,
        hashes,
        json_texts,
        numbers,
        regexes,
        semistructured,
        soundex,
        texts,
    )
    for function in family.FUNCTIONS
}
"""By their names, in lower case."""

MACROS: tuple[str, ...] = (
    *FORMAT_MACROS,
    *CONVERSION_MACROS,
    *(f"{PREFIX}{function.name}{function.macro}" for function in FUNCTIONS.values() if function.macro is not None),
)
"""What follows CREATE MACRO, one for each."""
