"""Plugins: the steps and hooks of one project."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.entries import PARALLEL
from penstock.specs.plugins import FOLDERS, installed
from penstock.steps import BUILT_IN, PENSTOCK, StepTypes

if TYPE_CHECKING:
    from penstock.specs.plugins.hooks import Hook


@dataclass(frozen=True, slots=True)
class Plugins:
    """What a project adds.

    Attributes:
        steps: the types of steps that its specs may name.
        hooks: in the order in which they run.
        findings: what is wrong with the plugins themselves; all are errors.
    """

    steps: StepTypes = PENSTOCK
    hooks: tuple[Hook, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


NONE = Plugins()


def plugins_of(root: Path) -> Plugins:
    """The plugins of the project in that folder; each is loaded once by a process, and most projects have none."""
    folder = os.path.abspath(root)  # noqa: PTH100 - links stay what they are, as in tracebacks
    there = tuple(name for name in FOLDERS if os.path.isdir(os.path.join(folder, name)))  # noqa: PTH112, PTH118
    return _plugins(folder, there) if there or installed.entry_points() else NONE


@cache
def _plugins(root: str, there: tuple[str, ...]) -> Plugins:
    from penstock.specs.plugins.hooks import read_hooks
    from penstock.specs.plugins.steps import PENSTOCK_ITSELF, ProjectSteps, read_steps, taken

    folders = {name: Path(root, name) for name in there}
    entries = installed.entry_points()
    own, findings = read_steps(folders["steps"]) if "steps" in folders else ({}, ())
    owners = {**dict.fromkeys((*BUILT_IN, PARALLEL), PENSTOCK_ITSELF), **dict.fromkeys(own, "the project")}
    offered: dict[str, installed.EntryPoint] = {}
    clashes: list[Diagnostic] = []
    for entry in (entry for entry in entries if entry.group == installed.STEPS):
        if entry.name in owners:
            clashes.append(taken(entry.label, entry.name, owners[entry.name], entry.location))
        else:
            offered[entry.name] = entry
            owners[entry.name] = entry.label
    hooks, more = read_hooks(folders.get("hooks"), [entry for entry in entries if entry.group == installed.HOOKS])
    return Plugins(ProjectSteps(own, offered), hooks, (*findings, *clashes, *more))
