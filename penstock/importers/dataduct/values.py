"""Values: a mapping of a dataduct file, read with the types that dataduct expects; every mistake has its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.yaml11 import truth
from penstock.specs.document import Node


class Values:
    """The keys of one mapping; it remembers which were read, so that the rest can be told of.

    Attributes:
        owner: what the mapping is, for messages: `steps.2`; nothing for a whole file.
    """

    def __init__(self, value: dict[str, Any], node: Node, findings: Findings, owner: str = "") -> None:
        self._value = value
        self._node = node
        self._findings = findings
        self._read: set[str] = set()
        self.owner = owner

    @property
    def place(self) -> Location:
        """Where the mapping begins."""
        return self._node.location

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, in order."""
        return tuple(self._value)

    @property
    def plain(self) -> dict[str, Any]:
        """All of it, as it is."""
        return self._value

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys that somebody has asked for, whether they are there or not."""
        return tuple(sorted(self._read))

    def unread(self) -> tuple[str, ...]:
        """The keys that nobody has asked for."""
        return tuple(key for key in self._value if key not in self._read)

    def at(self, key: str) -> Location:
        """The place of a value, or of the mapping where it has none of that key."""
        child = self._node.children.get(key)
        return child.location if child else self.place

    def at_key(self, key: str) -> Location:
        """The place of a key, or of the mapping."""
        child = self._node.children.get(key)
        return (child.key_location or child.location) if child else self.place

    def raw(self, key: str) -> Any:
        """A value as it is; None where there is none."""
        self._read.add(key)
        return self._value.get(key)

    def has(self, *keys: str) -> bool:
        """Whether one of the keys has a value."""
        return any(self._value.get(key) is not None for key in keys)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text; numbers count as the text that they are written as.

        A missing one that is required, and a list or a mapping, is a finding.
        """
        value = self.raw(key)
        if value is None:
            if required:
                self.missing(key)
            return None
        if isinstance(value, dict | list):
            self.wrong_type(key, "a text")
            return None
        return self._text(value, self._node.children[key])

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A truth value, also one of the words of YAML 1.1."""
        value = self.raw(key)
        if value is None:
            return default
        found = truth(value)
        if found is None:
            self.wrong_type(key, "true or false")
            return default
        return found

    def whole(self, key: str) -> int | None:
        """A whole number."""
        text = self.text(key)
        try:
            return None if text is None else int(text)
        except ValueError:
            self.wrong_type(key, "a whole number")
            return None

    def number(self, key: str) -> float | None:
        """A number that is not infinite."""
        text = self.text(key)
        try:
            value = None if text is None else float(text)
        except ValueError:
            value = float("nan")
        if value is not None and not abs(value) < float("inf"):
            self.wrong_type(key, "a number")
            return None
        return value

    def texts(self, key: str) -> list[str]:
        """A list of texts; a single one is a list of one."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            text = self.text(key)
            return [] if text is None else [text]
        found = []
        for index, item in enumerate(value):
            if item is None or isinstance(item, dict | list):
                self.wrong_type(key, "a list of texts", self._node.children[key].children[index].location)
            else:
                found.append(self._text(item, self._node.children[key].children[index]))
        return found

    def arguments(self, key: str) -> list[str]:
        """Arguments of a program: a text, a list of texts and mappings, or a mapping; `k: v` is `--k=v`."""
        value = self.raw(key)
        if value is None:
            return []
        node = self._node.children[key]
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        found = []
        for index, item in items:
            place = node if index is None else node.children[index]
            if isinstance(item, dict):
                for name, part in item.items():
                    if isinstance(part, dict | list):
                        self.wrong_type(key, "a text for each argument", place.children[name].location)
                    else:
                        found.append(f"--{name}={self._text(part, place.children[name])}")
            elif isinstance(item, list) or item is None:
                self.wrong_type(key, "texts, or a mapping of names to texts", place.location)
            else:
                found.append(self._text(item, place))
        return found

    def mapping(self, key: str) -> Values | None:
        """A mapping in this one."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong_type(key, "a mapping")
            return None
        return Values(value, self._node.children[key], self._findings, self._name(key))

    def mappings(self, key: str) -> list[Values]:
        """A list of mappings."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong_type(key, "a list")
            return []
        found = []
        for index, item in enumerate(value):
            node = self._node.children[key].children[index]
            if isinstance(item, dict):
                found.append(Values(item, node, self._findings, f"{self._name(key)}.{index}"))
            else:
                self.wrong_type(key, "a list of mappings", node.location)
        return found

    def empty(self) -> Values:
        """A mapping without keys, at the same place."""
        return Values({}, replace(self._node, children={}), self._findings, self.owner)

    def one_of(self, *keys: str) -> str | None:
        """The one of the keys that has a value; none of them, and several, are findings."""
        self._read.update(keys)
        given = [key for key in keys if self.has(key)]
        if not given:
            message = f"one of {', '.join(keys)} is missing{self._in}"
            self._findings.error("PS202", message, self.place)
            return None
        for key in given[1:]:
            self._findings.error("PS204", f"{given[0]} and {key} exclude each other", self.at_key(key))
        return given[0]

    def missing(self, key: str) -> None:
        """Tell that a key is missing."""
        self._findings.error("PS202", f"the key '{key}' is missing{self._in}", self.place)

    def wrong_type(self, key: str, wanted: str, place: Location | None = None) -> None:
        """Tell that a value is of the wrong type."""
        self._findings.error("PS203", f"{self._name(key)}: {wanted} is needed", place or self.at(key))

    @property
    def _in(self) -> str:
        return f" in {self.owner}" if self.owner else ""

    def _name(self, key: str) -> str:
        return f"{self.owner}.{key}" if self.owner else key

    @staticmethod
    def _text(value: Any, node: Node) -> str:
        return value if isinstance(value, str) else (node.text or "")
