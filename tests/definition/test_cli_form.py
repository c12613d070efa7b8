"""The CLI's form, beside what the AWS CLI itself makes of it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from awscli.customizations.datapipeline import translator  # type: ignore[import-untyped]
from hypothesis import given, strategies as st

from penstock.definition.api_form import from_api, to_api
from penstock.definition.cli_form import from_cli, to_cli
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

FORM = {
    "objects": [
        {
            "id": "load",
            "name": "Load",
            "type": "RedshiftCopyActivity",
            "input": {"ref": "staging"},
            "commandOptions": ["GZIP", "DELIMITER '|'"],
        }
    ],
    "parameters": [{"id": "*mySecret", "type": "String", "allowedValues": ["a", "b"]}],
    "values": {"mySecret": "a", "myList": ["1", "2"]},
}


def test_the_whole_form(sample: WireDefinition) -> None:
    """A repeated key is a list, a reference a mapping."""
    assert to_cli(sample) == FORM


def test_keys_are_read_in_alphabetical_order(sample: WireDefinition) -> None:
    """The CLI sends them so; within a list the order stays, and so does that of values."""
    definition = from_cli(FORM)

    assert [field.key for field in definition.objects[0].fields] == [
        "commandOptions",
        "commandOptions",
        "input",
        "type",
    ]
    assert [field.value for field in definition.objects[0].fields] == [
        "GZIP",
        "DELIMITER '|'",
        "staging",
        "RedshiftCopyActivity",
    ]
    assert definition.parameters == (
        WireParameter("*mySecret", (("allowedValues", "a"), ("allowedValues", "b"), ("type", "String"))),
    )
    assert definition.values == sample.values


def test_what_may_be_absent() -> None:
    """Names, parameters and values; keys at the top that are not known are ignored."""
    assert from_cli({"objects": [{"id": "a"}], "metadata": {}}) == WireDefinition((WireObject("a", "a", ()),))
    assert to_cli(WireDefinition(())) == {"objects": []}


def test_only_a_lone_ref_is_a_reference() -> None:
    """Lists may hold several."""
    (item,) = from_cli({"objects": [{"id": "a", "input": [{"ref": "x"}, {"ref": "y"}], "number": 3}]})

    assert item.fields == (
        Field("input", "x", is_reference=True),
        Field("input", "y", is_reference=True),
        Field("number", "3"),
    )


def test_fails_without_an_id() -> None:
    """The CLI refuses it too."""
    with pytest.raises(KeyError):
        from_cli({"objects": [{"name": "a"}]})


@given(data=st.data())
def test_round_trip(definitions: Any, data: st.DataObject) -> None:
    """Nothing is lost; keys are sorted, values gathered by key."""
    definition: WireDefinition = data.draw(definitions)

    again = from_cli(to_cli(definition))

    assert again.objects == tuple(
        WireObject(item.id, item.name, tuple(sorted(item.fields, key=lambda field: field.key))) for item in definition
    )
    assert again.parameters == tuple(
        WireParameter(item.id, tuple(sorted(item.attributes, key=lambda pair: pair[0])))
        for item in definition.parameters
    )
    order = list(dict.fromkeys(key for key, _ in definition.values))
    assert again.values == tuple(sorted(definition.values, key=lambda pair: order.index(pair[0])))


@given(data=st.data())
def test_the_aws_cli_makes_the_same_of_it(definitions: Any, data: st.DataObject) -> None:
    """Its translator is what users have."""
    definition: WireDefinition = data.draw(definitions)
    form = to_cli(definition)
    theirs = {
        "pipelineObjects": translator.definition_to_api_objects(copy.deepcopy(form)),
        "parameterObjects": translator.definition_to_api_parameters(copy.deepcopy(form)),
        "parameterValues": translator.definition_to_parameter_values(copy.deepcopy(form)),
    }

    assert from_api(theirs) == from_cli(form)


@given(data=st.data())
def test_the_aws_cli_shows_the_same(definitions: Any, data: st.DataObject) -> None:
    """What get-pipeline-definition prints."""
    definition: WireDefinition = data.draw(definitions)

    theirs = translator.api_to_definition(to_api(definition))

    assert {"parameters": [], "values": {}, **to_cli(definition)} == theirs
