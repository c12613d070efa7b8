"""What a statement gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a result, described as Redshift does."""

    name: str
    type_name: str
    """Redshift's internal name: int4, int8, varchar, timestamptz, super, ..."""
    precision: int = 0
    """Digits of a number; bytes of a string."""
    scale: int = 0
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one statement; `columns` is empty where the statement gives no rows."""

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    rows_affected: int = 0
    query: int = 0
    """The statement's number in the system tables."""
