"""The API's form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from penstock.definition.api_form import from_api, object_from_api, to_api
from penstock.definition.wire import Field, WireDefinition, WireObject

FORM = {
    "pipelineObjects": [
        {
            "id": "load",
            "name": "Load",
            "fields": [
                {"key": "type", "stringValue": "RedshiftCopyActivity"},
                {"key": "input", "refValue": "staging"},
                {"key": "commandOptions", "stringValue": "GZIP"},
                {"key": "commandOptions", "stringValue": "DELIMITER '|'"},
            ],
        }
    ],
    "parameterObjects": [
        {
            "id": "*mySecret",
            "attributes": [
                {"key": "type", "stringValue": "String"},
                {"key": "allowedValues", "stringValue": "a"},
                {"key": "allowedValues", "stringValue": "b"},
            ],
        }
    ],
    "parameterValues": [
        {"id": "mySecret", "stringValue": "a"},
        {"id": "myList", "stringValue": "1"},
        {"id": "myList", "stringValue": "2"},
    ],
}


def test_the_whole_form(sample: WireDefinition) -> None:
    """Both ways."""
    assert to_api(sample) == FORM
    assert from_api(FORM) == sample


def test_absent_members() -> None:
    """All three may be left out, or be null as some clients send them; the name is the id then."""
    assert from_api({}) == WireDefinition(())
    assert from_api({"pipelineObjects": None, "parameterObjects": None, "parameterValues": None}) == WireDefinition(())
    assert object_from_api({"id": "a"}) == WireObject("a", "a", ())


def test_fails_without_an_id() -> None:
    """The caller has validated the shape."""
    with pytest.raises(KeyError):
        from_api({"pipelineObjects": [{"name": "a"}]})


def test_an_empty_reference_stays_a_reference() -> None:
    """What it is does not depend on its value."""
    item = object_from_api({"id": "a", "fields": [{"key": "k", "refValue": ""}, {"key": "l", "stringValue": ""}]})

    assert item.fields == (Field("k", "", is_reference=True), Field("l", ""))


@given(data=st.data())
def test_round_trip(definitions: Any, data: st.DataObject) -> None:
    """Nothing is lost, in any order."""
    definition = data.draw(definitions)

    assert from_api(to_api(definition)) == definition
