"""From the steps of dataduct to those of a spec: each by its translator, then names, retries and waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep
from penstock.importers.dataduct.names import identifier
from penstock.importers.dataduct.retrying import retries_key

COMMON_KEYS = ("step_type", "name", "description", "input_node", "input_path", "depends_on", "max_retries")
"""What every step of dataduct may say."""


def translate(steps: Sequence[DuctStep], context: Context, *, taken: Iterable[str] = ()) -> list[NewStep]:
    """Make the steps of a spec, in order.

    Args:
        steps: the steps of dataduct, those that others wait for first.
        context: what surrounds them.
        taken: names that no step can have.
    """
    names = set(taken)
    found: list[NewStep] = []
    left: list[str] = []
    for step in steps:
        step.becomes = _become(step, context)
        _name(step, names)
        found += step.becomes
        if step.becomes:
            step.becomes[0].comments[:0] = left
        left = [] if step.becomes else [*left, *step.comments]
    if found:
        found[-1].comments += left
    return found


def _become(step: DuctStep, context: Context) -> list[NewStep]:
    values = step.values
    for key in COMMON_KEYS:
        values.raw(key)
    made = step.type.translate(step, context)
    _tell_of_unknown_keys(step, context)
    description = values.text("description")
    waits = {item for other in step.waits for item in _last_activity(other)}
    retries = retries_key(values, context.config, context.findings)
    for number, new in enumerate(made):
        new.section = step.section
        if new.acts:
            new.waits |= waits
            waits = {new}
            new.keys |= retries
        if number == 0:
            lines = description.strip().splitlines() if description else []
            new.comments = [*lines, *step.comments]
    return made


def _last_activity(step: DuctStep) -> list[NewStep]:
    """The activity that those wait for which wait for a step; for one that is left out, what it waited for."""
    acts = [new for new in step.becomes if new.acts]
    if acts:
        return acts[-1:]
    return [] if step.becomes else [item for other in step.waits for item in _last_activity(other)]


def _tell_of_unknown_keys(step: DuctStep, context: Context) -> None:
    unread = step.values.unread()
    known = [key for key in step.values.asked if key not in unread]
    for key in unread:
        context.findings.error(
            "PS201",
            f"a {step.type.name} step of dataduct has no key '{key}'",
            step.values.at_key(key),
            allowed=listed(known),
            advice=did_you_mean(key, known),
        )


def _name(step: DuctStep, names: set[str]) -> None:
    """Name the step as dataduct did where the file names it, and those that come with it after it."""
    main = next((new.type for new in step.becomes if not new.suffix), step.type.name)
    base = identifier(step.name) if step.is_named else main
    for new in reversed(step.becomes):
        new.name = _free(f"{base}-{new.suffix}" if new.suffix else base, names)
        new.is_named = step.is_named
        if "output" in new.keys and new.keys["output"] is None:
            new.keys["output"] = _free(f"{new.name}-output", names)
        outputs = new.keys.get("outputs", [])
        new.keys |= {"outputs": [_free(name, names) for name in outputs]} if outputs else {}


def _free(wanted: str, names: set[str]) -> str:
    name, number = wanted, 1
    while name in names:
        number += 1
        name = f"{wanted}-{number}"
    names.add(name)
    return name
