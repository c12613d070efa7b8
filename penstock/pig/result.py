"""What a run of a script reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreResult:
    """One STORE: the relation's alias, where it went, how many rows and which part files."""

    alias: str
    uri: str
    rows: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """A finished run: its stores in script order, warnings about the data and notes about the script."""

    stores: tuple[StoreResult, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
