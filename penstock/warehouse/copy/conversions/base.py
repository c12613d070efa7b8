"""What a conversion is: SQL that makes a value of a field's text, and SQL that tells why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.types import RedshiftType


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason to refuse a row.

    https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html
    """

    condition: str
    """SQL, true where the row is to be refused."""
    code: int
    reason: str
    """SQL for the text."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """How fields become values of some types. `text` and `value` are SQL expressions."""

    types: frozenset[str]
    value: Callable[[str, RedshiftType, CopyOptions], str]
    """The SQL of the value of `text`; NULL where it has none."""
    faults: Callable[[str, str, RedshiftType], tuple[Fault, ...]]
    """The faults of a row, given `text` and `value`."""


def not_converted(text: str, value: str) -> str:
    """Tell where a field has text but no value."""
    return f"{value} IS NULL AND {text} IS NOT NULL"


def as_written(text: str, type_: RedshiftType, otherwise: str) -> str:
    """Give the value of a number that is written as DuckDB would write it, which is soon seen, or else another one."""
    number = f"TRY_CAST({text} AS {type_.duckdb})"
    return f"CASE WHEN CAST({number} AS VARCHAR) = {text} THEN {number} ELSE {otherwise} END"


def invalid_digit(text: str, pattern: str, type_label: str) -> str:
    """Redshift's text for the first character that a number cannot have; `pattern` matches what is right before it."""
    position = f"length(regexp_extract({text}, '{pattern}'))"
    return (
        f"'Invalid digit, Value ''' || substr({text}, {position} + 1, 1) || ''', Pos ' || {position}"
        f" || ', Type: {type_label}'"
    )
