"""The CloudFormation form."""

from __future__ import annotations

from typing import Any

from hypothesis import given, strategies as st

from penstock.definition.cloudformation_form import from_cloudformation, to_cloudformation
from penstock.definition.wire import WireDefinition

FORM = {
    "PipelineObjects": [
        {
            "Id": "load",
            "Name": "Load",
            "Fields": [
                {"Key": "type", "StringValue": "RedshiftCopyActivity"},
                {"Key": "input", "RefValue": "staging"},
                {"Key": "commandOptions", "StringValue": "GZIP"},
                {"Key": "commandOptions", "StringValue": "DELIMITER '|'"},
            ],
        }
    ],
    "ParameterObjects": [
        {
            "Id": "*mySecret",
            "Attributes": [
                {"Key": "type", "StringValue": "String"},
                {"Key": "allowedValues", "StringValue": "a"},
                {"Key": "allowedValues", "StringValue": "b"},
            ],
        }
    ],
    "ParameterValues": [
        {"Id": "mySecret", "StringValue": "a"},
        {"Id": "myList", "StringValue": "1"},
        {"Id": "myList", "StringValue": "2"},
    ],
}


def test_the_whole_form(sample: WireDefinition) -> None:
    """Both ways."""
    assert to_cloudformation(sample) == FORM
    assert from_cloudformation(FORM) == sample


def test_other_properties_are_left_alone() -> None:
    """The name and the tags belong to the resource, not to the definition."""
    assert from_cloudformation({"Name": "p", "Activate": True, "PipelineTags": []}) == WireDefinition(())


@given(data=st.data())
def test_round_trip(definitions: Any, data: st.DataObject) -> None:
    """Nothing is lost, in any order."""
    definition = data.draw(definitions)

    assert from_cloudformation(to_cloudformation(definition)) == definition
