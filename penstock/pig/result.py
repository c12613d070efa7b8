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
    """A finished run: its stores in script order, the paths that rm and rmf found, warnings and notes."""

    stores: tuple[StoreResult, ...]
    removed: tuple[str, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
