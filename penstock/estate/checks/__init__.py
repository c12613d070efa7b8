"""What is wrong between pipelines: one check for each file, imported when pipelines have what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.estate.model import Estate, Pipeline

CHECKS: dict[str, Callable[[Pipeline], tuple[object, ...]]] = {
    "awaited_pipelines": lambda pipeline: pipeline.waits,
    "awaited_intervals": lambda pipeline: pipeline.waits,
    "cycles": lambda pipeline: pipeline.waits,
    "shared_tables": lambda pipeline: pipeline.written,
    "unloaded_tables": lambda pipeline: pipeline.checked,
    "unnoted_loads": lambda pipeline: pipeline.checked,
}
"""Every check, with what it is about: where no pipeline has any of it, there is nothing to find."""


def check_estate(estate: Estate, files: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """What all checks find.

    Args:
        estate: all pipelines.
        files: those whose findings are wanted, by default all; the others only help to tell.
    """
    found = tuple(finding for check in _needed(estate) for finding in check(estate))
    if files is None:
        return found
    wanted = set(files)
    return tuple(item for item in found if item.location is not None and item.location.path in wanted)


def _needed(estate: Estate) -> Iterator[Callable[[Estate], Iterator[Diagnostic]]]:
    for name, about in CHECKS.items():
        if any(about(pipeline) for pipeline in estate.pipelines.values()):
            yield import_module(f"{__name__}.{name}").check
