"""Document: plain values, and a tree of positions of the same shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.document.offsets import place_in_scalar

KeyPath = tuple[str | int, ...]
MOST_VALUES = 100_000
"""Aliases can make a small file describe more values than fit in memory; no real file comes near this."""
MOST_LEVELS = 100
"""Deeper nesting could use up the stack, libyaml's before Python's; no real file comes near this."""
MOST_DIGITS = 300
"""Python refuses to print much longer numbers."""


@dataclass(slots=True)
class Node:
    """Where a value stands, and the same for what it holds.

    Attributes:
        location: of the value.
        key_location: of the key that names it.
        children: by key or index.
        text: what is written there, where that is a number, a truth value or null.
        span: the value's first character in the file and the one after its last.
        style: how a text is quoted: `'`, `"`, `|`, `>`, or nothing.
    """

    location: Location
    key_location: Location | None = None
    children: dict[str | int, Node] = field(default_factory=dict)
    text: str | None = None
    span: tuple[int, int] = (0, 0)
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain values (dict, list, str, int, float, bool, None) and a tree of positions of the same shape.

    `value` is None where the file is not well-formed; `diagnostics` then say why.
    """

    path: Path
    value: Any
    root: Node
    diagnostics: tuple[Diagnostic, ...] = ()
    source: str = field(default="", repr=False)

    def at(self, path: KeyPath) -> Location:
        """The place of a value; of its nearest ancestor where the value is missing."""
        return self._closest(path).location

    def at_key(self, path: KeyPath) -> Location:
        """The place of the key that names a value, or of the value where it has no key."""
        node = self._closest(path)
        return node.key_location or node.location

    def at_character(self, path: KeyPath, offset: int) -> Location:
        """The place of a character of a text, or of the text where it cannot be told from how it is written."""
        node = self._closest(path)
        place = place_in_scalar(self.source, node.span, node.style, offset)
        return node.location if place is None else Location(self.path, *place)

    def text(self, path: KeyPath) -> str | None:
        """A scalar as it is written, `007` for the number 7; None for what is no scalar, and for null."""
        value: Any = self.value
        for part in path:
            value = value[part]
        if isinstance(value, str):
            return value
        return None if value is None or isinstance(value, dict | list) else self._closest(path).text

    def _closest(self, path: KeyPath) -> Node:
        node = self.root
        for part in path:
            if part not in node.children:
                return node
            node = node.children[part]
        return node


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield (path, value) for every value of a document, outermost first."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))
