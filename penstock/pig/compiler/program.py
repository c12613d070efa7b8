"""What a script compiles to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
class Program:
    """A compiled script; views are in an order in which they can be created."""

    source: Source
    loads: tuple[LoadStep, ...]
    views: tuple[View, ...]
    stores: tuple[StoreStep, ...]
    notes: tuple[str, ...]
