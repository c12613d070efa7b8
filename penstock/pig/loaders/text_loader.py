"""TextLoader: each line is one field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from penstock.pig.types import TEXT_LINE
from penstock.pig.values import Loaded

if TYPE_CHECKING:
    from penstock.pig.values import StorageCall, Value


class TextLoader:
    """A line is a bytearray that casts to chararray only; an empty line is empty text, not null."""

    names = ("TextLoader", "org.apache.pig.builtin.TextLoader")

    def load(self, call: StorageCall, lines: str, width: int | None) -> Loaded:
        """The line, and nulls for fields that AS names beside it."""
        if call.arguments:
            call.fail("TextLoader takes no arguments", call.at)
        columns = None if width is None else tuple("line" if index == 0 else "NULL::VARCHAR" for index in range(width))
        return Loaded(lines, columns, "[line]", TEXT_LINE)

    def store(self, call: StorageCall, values: tuple[Value, ...]) -> NoReturn:
        """Fails: Pig has no such store function."""
        call.fail("TextLoader cannot STORE; use PigStorage", call.at)
