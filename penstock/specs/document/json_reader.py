"""Reads JSON: PyYAML refuses what JSON allows, such as tabs, and takes what it does not."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.document.model import MOST_DIGITS, MOST_LEVELS, Document, Node

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"[A-Za-z]+")


def read_json(path: Path) -> Document:
    """Read one JSON file; a key that stands twice is a finding, as it is in YAML."""
    start = Node(Location(path, 1, 1))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return Document(path, None, start, (Diagnostic("PS101", f"cannot read {path}: {error.strerror}"),))
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text (byte {error.start})"
        return Document(path, None, start, (Diagnostic("PS101", message, help="save the file as UTF-8"),))
    reader = _Reader(path, text)
    try:
        value, root = reader.document()
    except _NotJsonError as error:
        message = f"not well-formed JSON: {error.message}"
        return Document(
            path, None, start, (Diagnostic("PS102", message, reader.location(error.index, error.index + 1)),)
        )
    return Document(path, value, root, tuple(reader.diagnostics), text)


class _NotJsonError(Exception):
    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.message = message
        self.index = index


class _Reader:
    """Goes through the text once; `index` is the next character."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.index = 0
        self.level = 0
        self.diagnostics: list[Diagnostic] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def document(self) -> tuple[Any, Node]:
        """Read the one value of the file."""
        self.space()
        value = self.value()
        self.space()
        if self.index < len(self.text):
            raise self.unexpected("the end of the file")
        return value

    def value(self) -> tuple[Any, Node]:
        """Read whatever comes next."""
        start = self.index
        first = self.text[start : start + 1]
        if first == "{":
            return self.nested(self.mapping)
        if first == "[":
            return self.nested(self.sequence)
        if first == '"':
            text = self.string()
            return text, Node(self.location(start, self.index), span=(start, self.index), style='"')
        value = self.number() if first == "-" or first.isdecimal() else self.word()
        written = self.text[start : self.index]
        return value, Node(self.location(start, self.index), text=written, span=(start, self.index))

    def nested(self, read: Any) -> tuple[Any, Node]:
        """Go down one level."""
        self.level += 1
        if self.level > MOST_LEVELS:
            raise _NotJsonError(f"nested more than {MOST_LEVELS} levels deep", self.index)
        start = self.index
        node = Node(self.location(start, start + 1))
        value = read(node)
        node.span = (start, self.index)
        self.level -= 1
        return value, node

    def mapping(self, node: Node) -> dict[str, Any]:
        """Read an object."""
        value: dict[str, Any] = {}
        for _ in self.items("}"):
            start = self.index
            key = self.string()
            location = self.location(start, self.index)
            self.space()
            if self.text[self.index : self.index + 1] != ":":
                raise self.unexpected("':' after the key")
            self.index += 1
            self.space()
            item, child = self.value()
            child.key_location = location
            if key in value:
                first = node.children[key].key_location
                line = f"; the first is in line {first.line}" if first else ""
                self.diagnostics.append(Diagnostic("PS103", f"'{key}' stands twice in this mapping{line}", location))
            else:
                value[key], node.children[key] = item, child
        return value

    def sequence(self, node: Node) -> list[Any]:
        """Read an array."""
        values: list[Any] = []
        for index, _ in enumerate(self.items("]")):
            item, node.children[index] = self.value()
            values.append(item)
        return values

    def items(self, closing: str) -> Any:
        """Yield before each item, and step over what is between them."""
        self.index += 1
        self.space()
        if self.text.startswith(closing, self.index):
            self.index += 1
            return
        while True:
            yield
            self.space()
            if self.text.startswith(closing, self.index):
                self.index += 1
                return
            if not self.text.startswith(",", self.index):
                raise self.unexpected(f"',' or '{closing}'")
            self.index += 1
            self.space()

    def string(self) -> str:
        """Read a string."""
        match = _STRING.match(self.text, self.index)
        if match is None:
            expected = "a string that ends in its line" if self.text.startswith('"', self.index) else "a string"
            raise self.unexpected(expected)
        text: str = json.loads(match[0])
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            message = "half of a pair of \\u escapes is no character"
            self.diagnostics.append(Diagnostic("PS104", message, self.location(*match.span())))
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.index = match.end()
        return text

    def number(self) -> int | float | str:
        """Read a number; one that no computer can hold stays text."""
        match = _NUMBER.match(self.text, self.index)
        if match is None:
            raise self.unexpected("a digit")
        self.index = match.end()
        if match[1] or match[2]:
            return float(match[0])
        return int(match[0]) if len(match[0]) <= MOST_DIGITS else match[0]

    def word(self) -> bool | None:
        """Read true, false or null."""
        match = _WORD.match(self.text, self.index)
        if match is None or match[0] not in _WORDS:
            raise self.unexpected("a value")
        self.index = match.end()
        return _WORDS[match[0]]

    def space(self) -> None:
        """Step over white space."""
        match = _SPACE.match(self.text, self.index)
        self.index = match.end() if match else self.index

    def location(self, start: int, end: int) -> Location:
        """The place of a span."""
        line = bisect_right(self._lines, start)
        return Location(self.path, line, start - self._lines[line - 1] + 1, max(1, end - start))

    def unexpected(self, expected: str) -> _NotJsonError:
        """An error at the next character."""
        found = self.text[self.index : self.index + 1]
        return _NotJsonError(
            f"expected {expected}, found {repr(found) if found else 'the end of the file'}", self.index
        )
