"""The forms in which AWS writes definitions down, all read as the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.definition.api_form import to_api
from penstock.definition.cloudformation_form import to_cloudformation
from penstock.definition.wire import WireDefinition
from penstock.specs.definitions.forms import is_definition, read_definition_file, unknown_form

API = {
    "pipelineObjects": [
        {
            "id": "a",
            "name": "A",
            "fields": [{"key": "input", "refValue": "b"}, {"key": "x", "stringValue": "1"}],
        }
    ],
    "parameterObjects": [{"id": "myX", "attributes": [{"key": "type", "stringValue": "String"}]}],
    "parameterValues": [{"id": "myX", "stringValue": "v"}],
}


def _wire(file: Any) -> WireDefinition:
    assert file.definition.findings == ()
    wire: WireDefinition = file.definition.wire
    return wire


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_form_gives_the_same(read: Any, definitions: Any, data: st.DataObject) -> None:
    """The API's answer, its objects alone, properties, a resource and a template."""
    wire: WireDefinition = data.draw(definitions)
    api, properties = to_api(wire), to_cloudformation(wire)
    resource = {"Type": "AWS::DataPipeline::Pipeline", "Properties": {"Name": "p", **properties}}
    template = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}, "Pipeline": resource}}

    for form in ({**api, "ResponseMetadata": {}}, properties, resource, template):
        assert is_definition(form)
        file = read_definition_file(read(form))
        assert _wire(file) == wire
        assert file.left_out == ()
    if wire.objects:
        assert _wire(read_definition_file(read(api["pipelineObjects"]))).objects == wire.objects


def test_places_of_the_api_form(read: Any) -> None:
    """Fields, attributes and values stand at their texts."""
    found = read_definition_file(read(API)).definition

    assert found.places["objects", "a", "input", 0] == ("pipelineObjects", 0, "fields", 0, "refValue")
    assert found.places["parameters", "myX", "type", 0] == ("parameterObjects", 0, "attributes", 0, "stringValue")
    assert found.places["values", "myX", None, 0] == ("parameterValues", 0, "stringValue")


def test_what_a_template_says_of_the_pipeline(read: Any) -> None:
    """Name, description, tags and whether it starts; YAML with short forms is read, too."""
    file = read_definition_file(
        read(
            """\
Resources:
  P:
    Type: AWS::DataPipeline::Pipeline
    Properties:
      Name: !Sub "${AWS::StackName}-etl"
      Description: Every day
      Activate: false
      Unknown: 1
      PipelineTags: [{Key: team, Value: data}]
      PipelineObjects:
        - Id: Default
          Name: Default
          Fields:
            - {Key: role, StringValue: !Ref Role}
            - {Key: pipelineLogUri, StringValue: !Join ["", ["s3://", !Ref Logs, /x]]}
            - {Key: topicArn, StringValue: !GetAtt Topic.Arn}
"""
        ),
        values={"AWS::StackName": "prod", "Role": "my-role", "Logs": "my-logs", "Topic.Arn": "arn:x"},
    )

    assert (file.name, file.description, file.tags, file.activate) == ("prod-etl", "Every day", {"team": "data"}, False)
    assert file.left_out == (("Resources", "P", "Properties", "Unknown"),)
    (default,) = _wire(file).objects
    assert [field.value for field in default.fields] == ["my-role", "s3://my-logs/x", "arn:x"]


@pytest.mark.parametrize(
    "value",
    [None, "text", 3, [], ["x"], [{"id": "a"}], {}, {"kind": "definition", "objects": []}, {"steps": []}],
)
def test_what_is_no_definition(read: Any, value: Any) -> None:
    """Specs of Penstock are none either."""
    assert not is_definition(value)
    assert unknown_form(read({})).id == "PS602"


def _findings(file: Any) -> list[tuple[str, str, str | None]]:
    return [(item.id, item.message, item.help) for item in file.definition.findings]


def test_fails_on_templates_without_one_pipeline(read: Any) -> None:
    """Or with several, of which one has to be chosen."""
    pipeline = {"Type": "AWS::DataPipeline::Pipeline", "Properties": {"PipelineObjects": []}}
    none, two = read({"Resources": {}}), read({"Resources": {"A": pipeline, "B": pipeline}})

    assert _findings(read_definition_file(none)) == [
        ("PS602", "the template has no resource of AWS::DataPipeline::Pipeline", None)
    ]
    assert _findings(read_definition_file(two)) == [
        (
            "PS602",
            "the template has 2 resources of type AWS::DataPipeline::Pipeline",
            "choose one with --resource: A, B",
        )
    ]
    assert _findings(read_definition_file(two, resource="B")) == []


def test_fails_on_what_the_api_does_not_take(read: Any) -> None:
    """Missing members, both kinds of value, and wrong types."""
    form = {
        "pipelineObjects": [
            {"name": "a"},
            {
                "id": "b",
                "fields": [
                    {"key": "x"},
                    {"key": "y", "stringValue": "1", "refValue": "c"},
                    {"stringValue": "1"},
                    {"key": "z", "stringValue": None},
                ],
            },
            {"id": "c", "fields": {}},
        ]
    }

    assert [message for _, message, _ in _findings(read_definition_file(read(form)))] == [
        "the key 'id' is missing from one of the pipelineObjects",
        "the key 'key' is missing from one of the fields",
        "the key 'stringValue' is missing",
        "'y' holds both a stringValue and a refValue; one of them is allowed",
        "'stringValue' holds nothing; text is needed",
        "fields must be a list",
    ]
