"""What a script compiles to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penstock.pig import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penstock.pig.source import Source


@dataclass(frozen=True, slots=True)
class LoadStep:
    """Input lines: the relation `lines`, with one column `line`, holds the lines of the files under `uri`."""

    lines: str
    uri: str
    at: int


@dataclass(frozen=True, slots=True)
class View:
    """A view, and the offset of the statement that made it."""

    name: str
    sql: str
    at: int


@dataclass(frozen=True, slots=True)
class StoreStep:
    """One STORE: a query with one column of text lines; `part` is the name of the part file."""

    alias: str
    uri: str
    query: str
    part: str
    at: int


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """One path of an rm, which must exist, or of an rmf, which need not."""

    uri: str
    must_exist: bool
    at: int


OutputStep = StoreStep | RemoveStep


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled script; views are in an order in which they can be created, outputs in that of the script."""

    source: Source
    loads: tuple[LoadStep, ...]
    views: tuple[View, ...]
    outputs: tuple[OutputStep, ...]
    notes: tuple[str, ...]

    @property
    def stores(self) -> tuple[StoreStep, ...]:
        """The outputs that are no removals."""
        return tuple(step for step in self.outputs if isinstance(step, StoreStep))


def since_removal(outputs: Sequence[OutputStep], uri: str) -> tuple[bool, Sequence[OutputStep]]:
    """Whether the outputs remove the place of a URI with all that is in it, and what comes after the last time."""
    for index in range(len(outputs) - 1, -1, -1):
        step = outputs[index]
        if isinstance(step, RemoveStep) and places.contains(step.uri, uri):
            return True, outputs[index + 1 :]
    return False, outputs
