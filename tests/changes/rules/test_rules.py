"""Every rule of change, each with the change that it is about, told of exactly that object and field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.changes import Change, Consequence, PipelineState, Status, compare
from penstock.changes.consequence import EDITING, PUTTING, RESOURCE
from penstock.changes.rules import EDITING_RULES, REPLACING

Find = Callable[..., tuple[Change, ...]]
State = Callable[..., PipelineState]
REMOVED = "an object cannot be removed after activation; keep it, or replace the pipeline"
PERIOD = "the period of a schedule cannot change after activation"
START = "the scheduled start of a schedule cannot change after activation; activate with a start timestamp instead"
TYPE = "whether the type of an object can change after activation is not documented; it may be refused"
NEW_RUNS = "new runs have it, after the pipeline is activated again"


def _told(entries: tuple[Change, ...]) -> list[tuple[str, str | None, Consequence, str]]:
    return [(item.difference.id, item.difference.field, item.consequence, item.ruling.reason) for item in entries]


def _fixed(field: str) -> str:
    return f"the reference field '{field}' cannot change after activation"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda o: o.pop("Second"), ("Second", None, Consequence.REFUSED, REMOVED)),
        (
            lambda o: o["Second"].pop("dependsOn"),
            ("Second", "dependsOn", Consequence.REFUSED, _fixed("dependsOn")),
        ),
        (
            lambda o: o["First"].update(onFail={"ref": "Data"}),
            ("First", "onFail", Consequence.REFUSED, _fixed("onFail")),
        ),
        (
            lambda o: o["Second"].update(output=[{"ref": "Data"}, {"ref": "First"}]),
            ("Second", "output", Consequence.REFUSED, _fixed("output")),
        ),
        (
            lambda o: o["Second"].update(dependsOn="First"),
            ("Second", "dependsOn", Consequence.REFUSED, _fixed("dependsOn")),
        ),
        (
            lambda o: o["Daily"].update(parent={"ref": "Default"}),
            ("Daily", "parent", Consequence.REFUSED, _fixed("parent")),
        ),
        (lambda o: o["Daily"].update(period="2 days"), ("Daily", "period", Consequence.REFUSED, PERIOD)),
        (lambda o: o["Times"].update(period="2 days"), ("Times", "period", Consequence.REFUSED, PERIOD)),
        (lambda o: o["Times"].update(period="1 Day"), ("Times", "period", Consequence.REFUSED, PERIOD)),
        (
            lambda o: o["Daily"].update(startDateTime="2026-01-02T00:00:00"),
            ("Daily", "startDateTime", Consequence.REFUSED, START),
        ),
        (
            lambda o: o["Times"].update(startAt="FIRST_ACTIVATION_DATE_TIME"),
            ("Times", "startAt", Consequence.REFUSED, START),
        ),
        (lambda o: o["Daily"].update(occurrences="3"), ("Daily", "occurrences", Consequence.IN_PLACE, NEW_RUNS)),
        (lambda o: o["First"].update(period="2 days"), ("First", "period", Consequence.IN_PLACE, NEW_RUNS)),
        (lambda o: o["First"].update(type="Custom"), ("First", "type", Consequence.UNCERTAIN, TYPE)),
        (lambda o: o["First"].update(command="date"), ("First", "command", Consequence.IN_PLACE, NEW_RUNS)),
        (lambda o: o["First"].update(name="The first"), ("First", "name", Consequence.IN_PLACE, NEW_RUNS)),
        (
            lambda o: o["Second"].update(scriptArgument=["b", "a"]),
            ("Second", "scriptArgument", Consequence.IN_PLACE, NEW_RUNS),
        ),
    ],
)
def test_one_change_of_an_existing_object(
    changes: Find, change: Callable[[Any], Any], told: tuple[str, str | None, Consequence, str]
) -> None:
    """It is told once, at its field, by the guide's page."""
    found = changes(change)
    assert _told(found) == [told]
    assert found[0].ruling.source == EDITING


def test_a_new_object(changes: Find) -> None:
    """The object and its fields are in place; it may write to new objects."""

    def change(objects: Any) -> None:
        objects["Third"] = {"type": "ShellCommandActivity", "dependsOn": {"ref": "Second"}, "output": {"ref": "More"}}
        objects["More"] = {"type": "S3DataNode"}

    assert _told(changes(change)) == [
        ("Third", None, Consequence.IN_PLACE, NEW_RUNS),
        ("Third", "dependsOn", Consequence.IN_PLACE, NEW_RUNS),
        ("Third", "output", Consequence.IN_PLACE, NEW_RUNS),
        ("Third", "type", Consequence.IN_PLACE, NEW_RUNS),
        ("More", None, Consequence.IN_PLACE, NEW_RUNS),
        ("More", "type", Consequence.IN_PLACE, NEW_RUNS),
    ]


@pytest.mark.parametrize(
    ("fields", "field"), [({"output": {"ref": "Data"}}, "output"), ({"parent": {"ref": "Second"}}, None)]
)
def test_a_new_object_that_writes_to_an_existing_one(changes: Find, fields: Any, field: str | None) -> None:
    """It is refused at the field, and at the object where the field is inherited."""
    found = changes(lambda objects: objects.update(Third=fields))
    refused = [item for item in _told(found) if item[2] is not Consequence.IN_PLACE]
    reason = "'output' of a new object cannot refer to 'Data', which existed at activation"
    assert refused == [("Third", field, Consequence.REFUSED, reason)]


def test_a_schedule_that_is_removed_with_its_period(changes: Find) -> None:
    """What is gone is told as gone; its parent's period times nothing any more."""
    found = changes(lambda objects: (objects.pop("Daily"), objects["Times"].pop("period")))
    assert [item[:3] for item in _told(found)] == [
        ("Times", "period", Consequence.IN_PLACE),
        ("Daily", None, Consequence.REFUSED),
    ]


@pytest.mark.parametrize(
    ("period", "id_", "is_uncertain"),
    [
        ("#{myPeriod}", "myPeriod", True),
        ("#{myNumber + ' ' + myPeriod}", "myPeriod", True),
        ("#{myPeriodOfGrace}", "myPeriod", False),
        ("myPeriod", "myPeriod", False),
        ("#{*myPeriod}", "*myPeriod", True),
        ("#{*myPeriod}", "myPeriod", False),
    ],
)
@pytest.mark.parametrize("is_default", [False, True])
def test_a_parameter_of_a_schedule(
    objects: Any, state: State, period: str, id_: str, is_uncertain: bool, is_default: bool
) -> None:
    """Whether a schedule may change through it is not documented."""
    objects["Times"]["period"] = period

    def side(value: str) -> PipelineState:
        if is_default:
            return state(objects, parameters=[{"id": id_, "default": value}])
        return state(objects, values={id_: value})

    (found,) = compare(side("1 day"), side("2 days")).entries
    assert (found.difference.id, found.difference.field) == (id_, "default" if is_default else None)
    assert found.consequence is (Consequence.UNCERTAIN if is_uncertain else Consequence.IN_PLACE)
    if is_uncertain:
        assert found.ruling.reason == (
            "whether 'period' of 'Daily' can change after activation through a parameter is not documented; it may be "
            "refused"
        )


@pytest.mark.parametrize("field", ["name", "description"])
def test_name_and_description(objects: Any, state: State, field: str) -> None:
    """CloudFormation replaces the pipeline."""
    about = {"name": "p", "description": "d"}
    (found,) = compare(state(objects, **about), state(objects, **about | {field: "other"})).entries
    assert (found.difference.field, found.consequence) == (field, Consequence.REPLACEMENT)
    assert found.ruling.reason == f"CloudFormation replaces the pipeline when its {field} changes"
    assert found.ruling.source == RESOURCE


def test_tags_and_activation(objects: Any, state: State) -> None:
    """They are in place, whatever the pipeline's status."""
    old = state(objects, tags={"a": "1", "b": "2"}, activate=True, status=Status.FINISHED)
    new = state(objects, tags={"a": "3", "c": "4"}, activate=False)
    assert _told(compare(old, new).entries) == [
        ("", "activate", Consequence.IN_PLACE, "the pipeline stays"),
        ("a", None, Consequence.IN_PLACE, "the pipeline stays"),
        ("b", None, Consequence.IN_PLACE, "the pipeline stays"),
        ("c", None, Consequence.IN_PLACE, "the pipeline stays"),
    ]


def test_a_finished_pipeline(changes: Find) -> None:
    """Nothing of its definition can change."""
    (found,) = changes(lambda objects: objects["First"].update(command="date"), status=Status.FINISHED)
    assert (found.consequence, found.ruling.source) == (Consequence.REFUSED, PUTTING)
    assert found.ruling.reason == "the pipeline is FINISHED and cannot be edited"


def test_a_pipeline_that_was_never_activated(changes: Find) -> None:
    """Everything can."""
    found = changes(lambda objects: (objects.pop("Second"), objects["Times"].pop("period")), status=Status.PENDING)
    assert {item.consequence for item in found} == {Consequence.IN_PLACE}
    assert {item.ruling.reason for item in found} == {"the pipeline has never been activated"}


def test_every_rule_is_registered_once() -> None:
    """A rule that is not in the registry would never be asked."""
    rules = (*REPLACING, *EDITING_RULES)
    assert len({rule.__module__ for rule in rules}) == len(rules) == 9
