"""What a spec may leave unsaid: the names of its steps, and where they run when there is only one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from penstock.specs.document import Document
from penstock.specs.entries import PARALLEL
from penstock.specs.sections import SECTIONS
from penstock.steps import StepTypes

MACHINE = "Machine"
"""Name of the machine that a spec gets which describes none that could run its steps."""
_STANDARD = {"type": "ec2-instance", "instance_type": "t2.small", "terminate_after": "6 hours"}


def filled(document: Document, types: StepTypes) -> Document:
    """Return a spec with `name` and `runs_on` in every step that leaves them out; positions stay as they are.

    A step's name is its type, with a number from 2 on where that is taken. It runs on the only one of `resources` that
    can run it or, where there is none, on a standard ec2-instance; where there are several, the spec has to say which.
    Whatever is malformed stays as it is, for the models to refuse.
    """
    value = document.value
    if not isinstance(value, dict):
        return document
    sections = {key: value[key] for key in SECTIONS if isinstance(value.get(key), list)}
    resources = value.get("resources", {})
    names = _Names(sections)
    machines = _Machines(resources if isinstance(resources, dict) else None)

    def fill(step: Any) -> Any:
        if not isinstance(step, dict):
            return step
        if "type" not in step and isinstance(step.get(PARALLEL), list):
            return {**step, PARALLEL: [fill(member) for member in step[PARALLEL]]}
        kind = types.find(step.get("type"))
        if kind is None:
            return step
        said = dict(step)
        if "name" not in step:
            said["name"] = names.new(step["type"])
        if kind.RUNS_ON and "runs_on" not in step:
            place = machines.only(kind.RUNS_ON)
            said |= {"runs_on": place} if place else {}
        return said

    made = {key: [fill(entry) for entry in entries] for key, entries in sections.items()}
    return replace(document, value={**value, **made, **machines.more()})


class _Names:
    """Gives names to steps that have none."""

    def __init__(self, sections: Mapping[str, list[Any]]) -> None:
        self._taken = {name for entries in sections.values() for name in _names(entries)}

    def new(self, type_: str) -> str:
        name, number = type_, 1
        while name in self._taken:
            number += 1
            name = f"{type_}-{number}"
        self._taken.add(name)
        return name


def _names(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, dict):
            if isinstance(entry.get("name"), str):
                yield entry["name"]
            if isinstance(entry.get(PARALLEL), list):
                yield from _names(entry[PARALLEL])


class _Machines:
    """Finds where steps run that do not say so.

    Args:
        resources: those of the spec, None where they are malformed.
    """

    def __init__(self, resources: Mapping[str, Any] | None) -> None:
        self._resources = resources
        self._types = {
            name: resource.get("type") for name, resource in (resources or {}).items() if isinstance(resource, dict)
        }
        self._standard = False

    def only(self, able: tuple[str, ...]) -> str | None:
        """The only resource of these types."""
        found = [name for name, type_ in self._types.items() if type_ in able]
        if len(found) == 1:
            return found[0]
        if found or self._resources is None or _STANDARD["type"] not in able or MACHINE in self._resources:
            return None
        self._standard = True
        return MACHINE

    def more(self) -> dict[str, Any]:
        """The resources with the standard machine, where a step runs on it."""
        return {"resources": {**(self._resources or {}), MACHINE: dict(_STANDARD)}} if self._standard else {}
