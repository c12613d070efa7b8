"""Names are ids of pipeline objects, so no two steps, resources, preconditions or outputs may share one."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.checks.view import SpecView
from penstock.specs.document import KeyPath

RESERVED = ("Default", "Schedule", "FailureAlarm", "LateAlarm", "Library", "SuccessAlarm", "Warehouse")
"""Ids of the objects that every pipeline has."""


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield a PS301 for every name that is taken already."""
    first: dict[str, int] = {}
    for name, path, is_key in names(view):
        location = view.document.at_key(path) if is_key else view.document.at(path)
        if name in RESERVED:
            yield Diagnostic("PS301", f"the name '{name}' is taken by Penstock", location, help="choose another name")
        elif name in first:
            message = f"the name '{name}' is taken already, in line {first[name]}"
            yield Diagnostic("PS301", message, location, help="give every step, resource and output a name of its own")
        else:
            first[name] = location.line


def names(view: SpecView) -> Iterator[tuple[str, KeyPath, bool]]:
    """Yield (name, its place, whether it stands there as a key) for everything that becomes an object's id."""
    for name in view.resource_types:
        yield name, ("resources", name), True
    for step in view.steps:
        for key in ("name", "output"):
            name_or_none = step.text(key)
            if name_or_none is not None:
                yield name_or_none, (*step.path, key), False
        outputs = step.values.get("outputs")
        for index, output in enumerate(outputs if isinstance(outputs, list) else []):
            if isinstance(output, str):
                yield output, (*step.path, "outputs", index), False
        precondition = step.values.get("precondition")
        if isinstance(precondition, dict) and isinstance(precondition.get("name"), str):
            yield precondition["name"], (*step.path, "precondition", "name"), False
