"""PigStorage: fields with a delimiter between them, without quotes or escapes."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.text import sql_text
from penstock.pig.types import BYTES, DOUBLE, FLOAT, BagType, TupleType
from penstock.pig.values import Loaded, Value

if TYPE_CHECKING:
    from penstock.pig.types import Type
    from penstock.pig.values import StorageCall

_MOST_ASCII = 0x7F


class PigStorage:
    """Tab, or the delimiter of the first argument; empty fields load as null, and null stores as an empty field."""

    names = ("PigStorage", "org.apache.pig.builtin.PigStorage")

    def load(self, call: StorageCall, lines: str, width: int | None) -> Loaded:
        """Missing fields are null, and those beyond the schema are dropped."""
        source = f"(SELECT string_split(line, {sql_text(_delimiter(call))}) AS parts FROM {lines})"
        columns = None if width is None else tuple(f"nullif(parts[{index + 1}], '')" for index in range(width))
        return Loaded(source, columns, "list_transform(parts, lambda part: nullif(part, ''))", BYTES)

    def store(self, call: StorageCall, values: tuple[Value, ...]) -> str:
        """One line of text."""
        delimiter = sql_text(_delimiter(call))
        if len(values) == 1 and values[0].sql == "fields":  # a relation without a schema
            return f"array_to_string(list_transform(fields, lambda part: coalesce(part, '')), {delimiter})"
        texts = [f"coalesce({_text(call, value.sql, value.type)}, '')" for value in values]
        return f" || {delimiter} || ".join(texts)


def _text(call: StorageCall, sql: str, kind: Type) -> str:
    """How PigStorage writes a field; members of a tuple always have commas between them."""
    if isinstance(kind, BagType):
        call.fail("storing a bag is not supported by the embedded engine yet", call.at)
    if isinstance(kind, TupleType):
        members = [f"coalesce({_text(call, f'({sql}).f{i}', field.type)}, '')" for i, field in enumerate(kind.fields)]
        inside = " || ',' || ".join(members) or "''"
        return f"CASE WHEN {sql} IS NOT NULL THEN '(' || {inside} || ')' END"
    if kind == FLOAT:
        return f"pig_float32_text({sql})"
    if kind == DOUBLE:
        return f"pig_float_text({sql})"
    return sql if kind.sql == "VARCHAR" else f"{sql}::VARCHAR"


def _delimiter(call: StorageCall) -> str:
    r"""The delimiter, as StorageUtil.parseFieldDel reads it: a character, \t, or \x and \u with DECIMAL digits."""
    if len(call.arguments) > 1:
        call.fail("options of PigStorage are not supported by the embedded engine yet", call.at)
    text = call.arguments[0] if call.arguments else "\t"
    char = text
    if text == "\\t":
        char = "\t"
    elif len(text) > 1 and text[:2] in ("\\x", "\\u") and text[2:].isascii() and text[2:].isdigit():
        char = chr(min(int(text[2:]), _MOST_ASCII + 1))
    if len(char) != 1 or ord(char) > _MOST_ASCII:
        allowed = "one ASCII character, '\\\\t', '\\\\x01' or '\\\\u0001' (decimal digits)"
        call.fail(f"'{text}' is not a delimiter; write {allowed}", call.at)
    return char
