"""A script's text after parameter substitution, with the way back to what the user wrote."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from penstock.pig.errors import PigError

    E = TypeVar("E", bound=PigError)


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is what is parsed; `jumps` says, in order, which original offset an offset of `text` comes from.

    A jump `(start, origin, fixed)` holds from `start` on: offset `start + n` comes from `origin + n`, or from
    `origin` itself when `fixed` (inside the value of a parameter).
    """

    name: str
    original: str
    text: str
    jumps: tuple[tuple[int, int, bool], ...] = ((0, 0, False),)

    def origin(self, offset: int) -> int:
        """The offset in the original text of an offset in `text`."""
        start, origin, fixed = self.jumps[bisect_right(self.jumps, offset, key=lambda jump: jump[0]) - 1]
        return origin if fixed else min(origin + offset - start, len(self.original))

    def error(self, kind: type[E], message: str, offset: int) -> E:
        """An error of class `kind` at an offset of `text`."""
        return error_at(kind, message, name=self.name, text=self.original, offset=self.origin(offset))


def error_at(kind: type[E], message: str, *, name: str, text: str, offset: int) -> E:
    """An error of class `kind` at an offset of a text as the user wrote it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    source_line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    line = text.count("\n", 0, offset) + 1
    return kind(message, name=name, line=line, column=offset - start + 1, source_line=source_line)
