"""CHAR and VARCHAR: lengths are bytes."""

from __future__ import annotations

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.conversions.base import Conversion, Fault
from penstock.warehouse.types import RedshiftType


def _value(text: str, type_: RedshiftType, options: CopyOptions) -> str:
    text = f"rtrim({text}, ' ')" if type_.name == "char" else text
    return truncated(text, type_.length) if options.truncate_columns else text


def truncated(text: str, length: int) -> str:
    """Give the SQL that cuts a text to so many bytes, never inside a character (which has four bytes at most)."""
    cuts = ", ".join(f"TRY(decode(encode({text})[1:{max(length - step, 0)}]))" for step in range(4))
    return f"CASE WHEN strlen({text}) <= {length} THEN {text} ELSE coalesce({cuts}) END"


def _faults(_text: str, value: str, type_: RedshiftType) -> tuple[Fault, ...]:
    too_long = Fault(f"strlen({value}) > {type_.length}", 1204, "'String length exceeds DDL length'")
    if type_.name == "varchar":
        return (too_long,)
    first = f"regexp_extract({value}, '[^\\x00-\\x7F]')"
    multibyte = Fault(
        f"strlen({value}) <> length({value})",
        1220,
        "'Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: '"
        f" || lower(hex(encode({first})))",
    )
    return multibyte, too_long


TEXTS = Conversion(frozenset({"char", "varchar"}), _value, _faults)
