"""Where names get their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from penstock.expressions.values import Value


class Context(Protocol):
    """An object whose fields expressions may name; a field that refers to another object is a context again."""

    def lookup(self, name: str) -> Value | Context | None:
        """Return what one path segment stands for, None when unknown.

        Args:
            name: `input`, `directoryPath`, `@scheduledStartTime`, `*myPassword`, `node`, `parent`, ...
        """

    def names(self) -> Iterable[str]:
        """Return the names that `lookup` knows, for "did you mean"."""


Entries: TypeAlias = "Mapping[str, Value | Entries]"
"""Fields by name; a mapping among them is a referenced object."""


@dataclass(frozen=True, slots=True)
class MappingContext:
    """A context over nested dictionaries."""

    entries: Entries

    def lookup(self, name: str) -> Value | Context | None:
        """Return the entry, a nested mapping as a context of its own, or None."""
        found = self.entries.get(name)
        return MappingContext(found) if isinstance(found, Mapping) else found

    def names(self) -> Iterable[str]:
        """Return the keys of the mapping."""
        return self.entries.keys()
