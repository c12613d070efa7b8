"""What is wrong between pipelines: one check for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.estate.checks import (
    awaited_intervals,
    awaited_pipelines,
    cycles,
    shared_tables,
    unloaded_tables,
    unnoted_loads,
)
from penstock.estate.model import Estate

CHECKS: tuple[Callable[[Estate], Iterator[Diagnostic]], ...] = (
    awaited_pipelines.check,
    awaited_intervals.check,
    cycles.check,
    shared_tables.check,
    unloaded_tables.check,
    unnoted_loads.check,
)
"""Every check."""


def check_estate(estate: Estate, files: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """What all checks find.

    Args:
        estate: all pipelines.
        files: those whose findings are wanted, by default all; the others only help to tell.
    """
    found = tuple(finding for check in CHECKS for finding in check(estate))
    if files is None:
        return found
    wanted = set(files)
    return tuple(item for item in found if item.location is not None and item.location.path in wanted)
