"""The entries of a spec's `steps`, and the `resources` that they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from penstock.importers.dataduct.model import NewStep
from penstock.importers.dataduct.resources import CLUSTER, MACHINE, Resources
from penstock.importers.yaml_text import Flow


class Entry(dict[str, Any]):
    """A step as it stands in a spec, and the lines of the comment above it."""

    comments: Sequence[str] = ()


def places_of(steps: Sequence[NewStep], resources: Resources) -> tuple[dict[str, Any], bool]:
    """The resources that the steps need, and whether each step has to say which one."""
    needed = {step.on for step in steps if step.acts}
    places: dict[str, Any] = {}
    machine = resources.machine()
    if MACHINE in needed and (machine or CLUSTER in needed):
        places[MACHINE] = machine or Flow(type="ec2-instance")
    if CLUSTER in needed:
        places[CLUSTER] = resources.cluster()
    return places, len(places) > 1


def entry_of(step: NewStep, *, says_where: bool) -> Entry:
    """A step with the keys that depend on those around it.

    Args:
        step: the step.
        says_where: whether it has to say what it runs on, since there is more than one resource.
    """
    keys: dict[str, Any] = {"type": step.type}
    if step.is_named:
        keys["name"] = step.name
    if step.input is not None:
        names = [source.name for source in step.input]
        keys["input"] = names[0] if len(names) == 1 else names
    keys |= {key: value for key, value in step.keys.items() if key != "retries"}
    if says_where and step.on is not None:
        keys["runs_on"] = step.on
    if step.after is not None:
        keys["after"] = [item.name for item in step.after]
    if "retries" in step.keys:
        keys["retries"] = step.keys["retries"]
    entry = Entry(keys)
    entry.comments = tuple(step.comments)
    return entry
