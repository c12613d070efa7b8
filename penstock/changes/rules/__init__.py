"""The rules of change, one per file: the first that says something of a difference decides."""

from __future__ import annotations

from penstock.changes.consequence import EDITING, RESOURCE, Consequence, Ruling
from penstock.changes.difference import Difference, Subject
from penstock.changes.rules import (
    finished,
    names,
    new_output,
    object_type,
    reference_field,
    removed_object,
    schedule_parameter,
    schedule_period,
    schedule_start,
)
from penstock.changes.rules.view import Rule, Sides

REPLACING: tuple[Rule, ...] = (names.judge,)
"""What CloudFormation replaces, whatever the pipeline's status."""

EDITING_RULES: tuple[Rule, ...] = (
    finished.judge,
    removed_object.judge,
    reference_field.judge,
    schedule_period.judge,
    schedule_start.judge,
    new_output.judge,
    object_type.judge,
    schedule_parameter.judge,
)
"""What the service has against changes of a pipeline that has been activated."""

_TAGS = Ruling(Consequence.IN_PLACE, "the pipeline stays", RESOURCE)
_NEW_RUNS = Ruling(Consequence.IN_PLACE, "new runs have it, after the pipeline is activated again", EDITING)
_PENDING = Ruling(Consequence.IN_PLACE, "the pipeline has never been activated", EDITING)


def judge(difference: Difference, sides: Sides, *, is_activated: bool) -> Ruling:
    """Say what becomes of a difference."""
    rules = (*REPLACING, *(EDITING_RULES if is_activated else ()))
    found = next((ruling for rule in rules if (ruling := rule(difference, sides)) is not None), None)
    if found is not None:
        return found
    if difference.subject in {Subject.PIPELINE, Subject.TAG}:
        return _TAGS
    return _NEW_RUNS if is_activated else _PENDING
