"""PS407: limits."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.diagnostics.diagnostic import Severity
from penstock.validation import validate
from penstock.validation.building import build
from penstock.validation.limits import check


def found(*fields: Field, object_id: str = "x", name: str = "x") -> list[tuple[str | None, str, str | None]]:
    """Return field, message and what is allowed for an object of fields."""
    findings = list(check(build(WireDefinition((WireObject(object_id, name, fields),)))))
    assert {item.id for item in findings} <= {"PS407"}
    return [(item.field, item.message, item.allowed) for item in findings]


def test_objects_and_parameters(view: Any, told: Any) -> None:
    """A hundred and fifty."""
    objects = [{"id": str(number)} for number in range(101)]
    parameters = [{"id": f"my{number}"} for number in range(51)]

    assert told(check(view(*objects, parameters=parameters)), "PS407") == [
        (None, None, "the definition has 101 objects"),
        (None, None, "the definition has 51 parameters"),
    ]
    assert list(check(view(*objects[:100], parameters=parameters[:50]))) == []


def test_ids() -> None:
    """Bytes of UTF-8, not characters."""
    assert found(object_id="é" * 128) == []
    assert found(object_id="é" * 128 + "x") == [
        (None, f"the id of '{'é' * 57}...' has 257 bytes", "1 to 256 bytes of UTF-8")
    ]
    assert found(object_id="") == [(None, "the id of '' is empty", "1 to 256 bytes of UTF-8")]


def test_names() -> None:
    """Characters, as the API counts."""
    assert found(name="é" * 1024) == []
    assert found(name="é" * 1025) == [("name", "the name of 'x' has 1,025 characters", "1 to 1,024 characters")]


def test_fields() -> None:
    """Their names, texts and references."""
    assert found(Field("k" * 256, "v" * 10_240), Field("r", "i" * 256, is_reference=True)) == []
    assert found(Field("k" * 257, "v")) == [
        ("k" * 257, "the name of a field of 'x' has 257 bytes", "1 to 256 bytes of UTF-8")
    ]
    assert found(Field("k", "v" * 10_241)) == [("k", "'k' of 'x' has 10,241 bytes", "1 to 10,240 bytes of UTF-8")]
    assert found(Field("k", "i" * 257, is_reference=True)) == [
        ("k", "'k' of 'x' has 257 bytes", "1 to 256 bytes of UTF-8")
    ]
    assert found(Field("k", "")) == [("k", "'k' of 'x' is empty", "1 to 10,240 bytes of UTF-8")]


def test_objects_as_a_whole() -> None:
    """Ids, names and fields together."""
    assert found(Field("a", "v" * 10_000), Field("b", "v" * 5_356)) == []
    assert found(Field("a", "v" * 10_000), Field("b", "v" * 5_357)) == [
        (None, "'x' has 15,361 bytes", "at most 15,360 bytes for one object")
    ]


@pytest.mark.parametrize(("count", "warned"), [(50, False), (51, True)])
def test_numbers_of_fields_only_warn(view: Any, count: int, warned: bool) -> None:
    """Repeated ones count once: how the service counts is not said."""
    findings = list(
        check(view({"id": "x", "step": ["one", "two"], **{f"my{number}": "v" for number in range(count - 1)}}))
    )

    assert [(item.id, item.severity, item.message) for item in findings] == (
        [("PS407", Severity.WARNING, "'x' has 51 fields")] if warned else []
    )


def test_inherited_fields_do_not_count(view: Any) -> None:
    """They are sent once, on the object that holds them."""
    assert list(check(view({"id": "Default", "a": "v" * 10_000}, {"id": "x", "b": "v" * 10_000}))) == []


def test_texts_that_utf_8_cannot_hold() -> None:
    """A lone half of a pair is counted, and is no exception."""
    assert found(Field("k", "\ud800")) == []


def test_empty_values_are_told_once(definition: Any) -> None:
    """By no other rule: nothing can be said of their form."""
    item = {"id": "e", "type": "EmrCluster", "initTimeout": "", "region": "", "coreInstanceCount": "", "keyPair": ""}
    default = {"id": "Default", "schedule": {"ref": ""}, "scheduleType": "cron"}

    assert [(found.id, found.field) for found in validate(definition(default, item))] == [
        ("PS407", "schedule"),
        ("PS407", "coreInstanceCount"),
        ("PS407", "initTimeout"),
        ("PS407", "keyPair"),
        ("PS407", "region"),
    ]
