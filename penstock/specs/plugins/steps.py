"""The steps that a project or an installed package adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location
from penstock.diagnostics.suggestion import listed
from penstock.specs.entries import PARALLEL, tag_of
from penstock.specs.plugins.failures import guarded, place_of_class
from penstock.specs.plugins.installed import EntryPoint
from penstock.specs.plugins.modules import Loaded, load_entry_point, load_folder
from penstock.specs.resources import RESOURCES
from penstock.steps import BUILT_IN, ActivityStep, Step, StepTypes
from penstock.steps.base import WORKER_GROUP

PENSTOCK_ITSELF = "Penstock"
_TYPE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TABLES = ("TABLES_WRITTEN", "TABLES_READ", "TABLES_CHECKED", "SQL", "SQL_CHECKED")
_HELP = 'write `type: Literal["my-step"]`, with small letters, digits and single hyphens'


def read_steps(folder: Path) -> tuple[Mapping[str, type[Step]], tuple[Diagnostic, ...]]:
    """Import the steps of a folder.

    Returns:
        The classes by their types, and what is wrong with the files.
    """
    found: dict[str, type[Step]] = {}
    findings: list[Diagnostic] = []
    for item in load_folder(folder):
        if isinstance(item, Diagnostic):
            findings.append(item)
            continue
        kinds = list(_steps_of(item.value))
        if not kinds:
            findings.append(_no_step(item))
        for kind in kinds:
            problem = next(_problems(kind, item), None)
            name = "" if problem else tag_of(kind)
            if problem is None and (name in BUILT_IN or name == PARALLEL or name in found):
                owner = place_of_class(found[name]).path.name if name in found else PENSTOCK_ITSELF
                problem = taken(item.label, name, owner, place_of_class(kind))
            if problem is None:
                found[name] = kind
            else:
                findings.append(problem)
    return found, tuple(findings)


def taken(label: str, name: str, owner: str, place: Location) -> Diagnostic:
    """Tell that the type of a step is another one's already."""
    return Diagnostic("PS703", f"{label}: the type '{name}' is taken by {owner}", place, help="choose another type")


class ProjectSteps(StepTypes):
    """Penstock's steps, those of a project, and those of installed packages, which are imported when a spec names one.

    Args:
        own: the project's.
        installed: entry points by the types that they are named after.
    """

    def __init__(self, own: Mapping[str, type[Step]], installed: Mapping[str, EntryPoint]) -> None:
        super().__init__(own)
        self._installed = installed
        self._loaded: dict[str, type[Step]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All types, sorted."""
        return tuple(sorted((*super().names, *self._installed)))

    def own(self) -> tuple[type[Step], ...]:
        """The classes of the project's steps, and of those of installed packages that a spec has named."""
        return (*super().own(), *self._loaded.values())

    def find(self, name: object) -> type[Step] | None:
        """The class of a type, None where there is none, whatever the name is.

        Raises:
            DiagnosticsError: where the entry point of that name is broken.
        """
        kind = super().find(name)
        if kind is not None or not isinstance(name, str) or name not in self._installed:
            return kind
        if name not in self._loaded:
            self._loaded[name] = _installed_step(self._installed[name])
        return self._loaded[name]


def _installed_step(entry: EntryPoint) -> type[Step]:
    item = load_entry_point(entry)
    kind = item.value
    problem = next(_problems(kind, item), None) if _is_step(kind) else _no_step(item)
    if problem is None and tag_of(kind) != entry.name:
        message = f"{item.label} is of the type '{tag_of(kind)}'"
        problem = Diagnostic("PS702", message, item.place, help="name the entry point after the type of its step")
    if problem is not None:
        raise DiagnosticsError((problem,))
    step: type[Step] = kind
    return step


def _steps_of(module: ModuleType) -> Iterator[type[Step]]:
    """Yield the steps that a module defines itself, in order; neither those that it imports nor its `_Bases`."""
    for name, value in vars(module).items():
        if _is_step(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield value


def _is_step(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Step)


def _no_step(item: Loaded) -> Diagnostic:
    message = f"{item.label} defines no step"
    return Diagnostic("PS702", message, item.place, help="write a subclass of penstock.steps.ActivityStep, or of Step")


def _problems(kind: type[Step], item: Loaded) -> Iterator[Diagnostic]:
    """Yield what is wrong with a class."""
    place = place_of_class(kind)

    def problem(message: str, help_: str) -> Diagnostic:
        return Diagnostic("PS702", f"{item.label}: {kind.__name__} {message}", place, help=help_)

    missing = sorted(getattr(kind, "__abstractmethods__", ()))
    if missing:
        yield problem(f"does not define {', '.join(missing)}", "define it, or begin the name of a base with _")
        return
    try:
        with guarded("PS702", f"{item.label}: the keys of {kind.__name__} cannot be read", item.roots, lambda: place):
            kind.model_rebuild(raise_errors=True)
    except DiagnosticsError as error:
        yield from error.diagnostics
        return
    field = kind.model_fields.get("type")
    values = get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
    if len(values) != 1 or not isinstance(values[0], str) or not _TYPE.fullmatch(values[0]):
        yield problem("does not say its type" if not values else f"has the type {values[0]!r}", _HELP)
        return
    able = {tag_of(resource) for resource in RESOURCES} - {WORKER_GROUP}
    if not _are_names(kind.RUNS_ON) or not set(kind.RUNS_ON) <= able:
        yield problem(f"has RUNS_ON {kind.RUNS_ON!r}", f"give a tuple of {listed(able)}; worker groups run all steps")
    elif issubclass(kind, ActivityStep) != bool(kind.RUNS_ON):
        does = "does something, but RUNS_ON is empty" if not kind.RUNS_ON else "has RUNS_ON, but is no ActivityStep"
        yield problem(does, "an ActivityStep runs on a resource, another Step only names data")
    for name in _TABLES:
        keys = getattr(kind, name)
        if not _are_names(keys) or not set(keys) <= kind.model_fields.keys():
            yield problem(f"has {name} {keys!r}", "give a tuple of its keys")


def _are_names(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
