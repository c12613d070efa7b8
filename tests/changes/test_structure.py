"""The structure of a definition, and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from penstock.changes import PipelineState, structural_hash, structure
from penstock.definition.wire import WireDefinition

State = Callable[..., PipelineState]


def test_the_whole_structure(objects: Any, state: State) -> None:
    """Ids, types, references, and the times of schedules, inherited ones included."""
    assert list(structure(state(objects).definition)) == [
        ("Daily", "id", "Daily"),
        ("Daily", "parent", "Times"),
        ("Daily", "period", "1 day"),
        ("Daily", "startDateTime", "2026-01-01T00:00:00"),
        ("Daily", "type", "Schedule"),
        ("Data", "id", "Data"),
        ("Data", "type", "S3DataNode"),
        ("Default", "id", "Default"),
        ("Default", "schedule", "Daily"),
        ("First", "id", "First"),
        ("First", "type", "ShellCommandActivity"),
        ("Second", "id", "Second"),
        ("Second", "dependsOn", "First"),
        ("Second", "output", "Data"),
        ("Second", "type", "ShellCommandActivity"),
        ("Times", "id", "Times"),
    ]


def test_the_hash_is_that_of_its_json() -> None:
    """It is a part of pipelines' names: another way to make it would replace them all."""
    assert structural_hash(WireDefinition(())) == hashlib.sha256(b"[]").hexdigest()[:8] == "4f53cda1"


@pytest.mark.parametrize(
    "change",
    [
        lambda o: o.pop("Data"),
        lambda o: o.update(Extra={"type": "S3DataNode"}),
        lambda o: o["First"].update(type="SqlActivity"),
        lambda o: o["Second"].update(output=[{"ref": "Data"}, {"ref": "First"}]),
        lambda o: o["Second"].pop("dependsOn"),
        lambda o: o["Times"].update(period="2 days"),
        lambda o: o["Daily"].update(startDateTime="2027-01-01T00:00:00"),
    ],
)
def test_structural_changes_change_the_hash(objects: Any, state: State, change: Callable[[Any], Any]) -> None:
    """Each of them."""
    before = structural_hash(state(objects).definition)
    change(objects)
    assert structural_hash(state(objects).definition) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda o: o["First"].update(command="date", retryDelay="5 minutes"),
        lambda o: o["First"].update(name="Another label"),
        lambda o: o["Second"].update(scriptArgument=["b", "a"]),
        lambda o: o["Daily"].update(occurrences="3"),
        lambda o: o["First"].update(period="3 days"),
        lambda o: o.update(First=o.pop("First")),
    ],
)
def test_other_changes_do_not(objects: Any, state: State, change: Callable[[Any], Any]) -> None:
    """Texts, labels, the order of objects, and periods that time no schedule."""
    before = structural_hash(state(objects).definition)
    change(objects)
    assert structural_hash(state(objects).definition) == before
