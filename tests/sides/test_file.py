"""Files of every form, and what is said of those that have none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.changes import Naming, PipelineState, Verdict, compare
from penstock.changes.holes import shown
from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli, to_cli
from penstock.definition.cloudformation_form import to_cloudformation
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.environments import Connections, WarehouseSettings, read_environment, read_environments
from penstock.sides.file import file_state

Read = Callable[..., PipelineState]
FORM = {
    "objects": [
        {"id": "Default", "name": "Default", "role": "etl"},
        {"id": "A", "name": "Label", "input": [{"ref": "B"}, {"ref": "C"}], "type": "CopyActivity"},
    ],
    "parameters": [{"id": "myP", "default": "1"}],
    "values": {"myP": ["2", "3"]},
}
WIRE = from_cli(FORM)
PROPERTIES = {"Name": "p", "Description": "d", "PipelineTags": [{"Key": "a", "Value": "b"}], **to_cloudformation(WIRE)}
RESOURCE = {"Type": "AWS::DataPipeline::Pipeline", "Properties": PROPERTIES}
SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""


@pytest.mark.parametrize("content", [to_cli(WIRE), to_api(WIRE), {"pipelineId": "df-1", **to_api(WIRE)}])
def test_definitions(read: Read, content: Any) -> None:
    """They tell nothing of the pipeline around them."""
    assert read(content) == PipelineState(WIRE)


def test_a_definition_in_yaml(read: Read) -> None:
    """The same keys."""
    assert read("objects:\n- {id: A, x: 007, y: {ref: B}}\n", "side.yaml").definition == from_cli(
        {"objects": [{"id": "A", "x": "007", "y": {"ref": "B"}}]}
    )


@pytest.mark.parametrize("content", [PROPERTIES, RESOURCE, {"Resources": {"P": RESOURCE, "Other": {"Type": "X"}}}])
def test_properties_resource_and_template(read: Read, content: Any) -> None:
    """They tell name, description and tags; CloudFormation activates unless told otherwise."""
    assert read(content) == PipelineState(WIRE, "p", "d", activate=True, tags={"a": "b"}, naming=Naming.TEMPLATE)


def test_a_template_in_yaml_with_short_forms(read: Read) -> None:
    """`!Ref` and the others."""
    state = read(
        """\
        Resources:
          P:
            Type: AWS::DataPipeline::Pipeline
            Properties:
              Name: !Sub "${AWS::StackName}-p"
              Activate: false
              PipelineObjects:
                - Id: A
                  Name: A
                  Fields:
                    - {Key: path, StringValue: !Join ["", ["s3://", !Ref Bucket, /x]]}
                    - {Key: maximumRetries, StringValue: 2}
        """,
        "side.yaml",
    )
    assert [(field.key, shown(field.value)) for field in state.definition.objects[0].fields] == [
        ("path", "s3://<Bucket>/x"),
        ("maximumRetries", "2"),
    ]
    assert (shown(state.name or ""), state.description, state.activate, state.tags) == (
        "<AWS::StackName>-p",
        "",
        False,
        {},
    )


def test_a_spec(read: Read) -> None:
    """Names are holes."""
    state = read(SPEC, "side.yaml")
    assert (state.name, state.description, state.activate, state.naming) == ("visits", "", True, Naming.SPEC)
    texts = [shown(field.value) for item in state.definition for field in item.fields]
    assert "s3://<bucket>/logs/" in texts
    assert "<service role>" in texts


def test_a_spec_of_objects(read: Read) -> None:
    """Its names are those of real resources."""
    state = read("kind: definition\nname: visits\ntags: {a: b}\nobjects: [{id: Default, role: etl}]\n", "side.yaml")
    assert (state.name, state.tags, state.naming) == ("visits", {"a": "b"}, Naming.PHYSICAL)
    assert state.definition == from_cli({"objects": [{"id": "Default", "role": "etl"}]})


def test_a_template_with_several_pipelines(read: Read) -> None:
    """The one with the wanted name is taken."""
    other = {"Type": RESOURCE["Type"], "Properties": {**PROPERTIES, "Name": "q", "Description": "other"}}
    template = {"Resources": {"P": RESOURCE, "Q": other}}
    assert read(template, wanted="q").description == "other"
    for wanted in (None, "r"):
        with pytest.raises(DiagnosticsError) as caught:
            read(template, wanted=wanted)
        assert str(caught.value) == "PS602: the template has several pipelines: p, q"


@pytest.mark.parametrize("environment", ["dev", "prod"])
def test_the_projects_own_golden_template(root: Path, environment: str) -> None:
    """It is what the spec compiles to, so there is nothing to tell."""
    connections = read_environment(read_environments(root / "cdk.json"), environment)
    new = file_state(root / "etl_specs" / "clickstream.yaml", root / "assets", connections)
    old = file_state(
        root / "tests" / "golden" / f"ClickstreamEtlStack.{environment}.json", root / "assets", connections
    )
    assert compare(old, new).verdict is Verdict.NONE
    assert compare(new, old).verdict is Verdict.NONE
    assert compare(old, old).notes == ()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("{", "side.json", "PS102: not well-formed JSON: expected a string, found the end of the file"),
        ("[]", "side.json", "PS602: this is no pipeline definition"),
        ("{}", "side.json", "PS602: this is no pipeline definition"),
        ('"x"', "side.json", "PS602: this is no pipeline definition"),
        ({"Resources": {}}, "side.json", "PS602: the template has no resource of AWS::DataPipeline::Pipeline"),
        ({"Resources": []}, "side.json", "PS602: this is no pipeline definition"),
        ({"steps": []}, "side.json", "PS602: this is no pipeline definition"),
        (
            {"Resources": {"P": {"Type": "AWS::DataPipeline::Pipeline", "Properties": []}, "Q": 1}},
            "side.json",
            "PS602: the template has no resource of AWS::DataPipeline::Pipeline",
        ),
        ({"objects": 1}, "side.json", "PS203: objects must be a list"),
        ({"objects": [{"name": "A"}]}, "side.json", "PS202: the key 'id' is missing from one of the objects"),
        (
            {"objects": [{"id": "A", "x": {"a": 1}}]},
            "side.json",
            "PS203: 'x' holds a mapping; a reference is {ref: ID}",
        ),
        ({"pipelineObjects": {}}, "side.json", "PS203: pipelineObjects must be a list"),
        (
            {"pipelineObjects": [{"id": "A", "fields": [{"key": "x"}]}]},
            "side.json",
            "PS202: the key 'stringValue' is missing",
        ),
        (
            {"pipelineObjects": [{"id": "A", "fields": [{"key": "x", "stringValue": []}]}]},
            "side.json",
            "PS203: 'stringValue' holds a list; text is needed",
        ),
        ({"PipelineObjects": {"Fn::If": []}}, "side.json", "PS203: PipelineObjects must be a list"),
        (
            {"PipelineObjects": [{"Id": "A", "Fields": [{"Key": "x", "StringValue": {"a": 1, "b": 2}}]}]},
            "side.json",
            "PS203: 'StringValue' holds a mapping; text is needed",
        ),
        (
            {"PipelineObjects": [{"Name": "A"}]},
            "side.json",
            "PS202: the key 'Id' is missing from one of the PipelineObjects",
        ),
    ],
)
def test_fails_with_a_diagnostic(read: Read, content: Any, name: str, message: str) -> None:
    """Never with a traceback."""
    with pytest.raises(DiagnosticsError) as caught:
        read(content, name)
    assert str(caught.value).split("; PS")[0] == message


def test_fails_for_what_is_neither(read: Read) -> None:
    """What could be a spec is read as one, and its mistakes are told as those of a spec."""
    with pytest.raises(DiagnosticsError) as caught:
        read("nmae: visits\n", "side.yaml")
    assert "PS201" in str(caught.value)


def test_fails_for_a_missing_file(tmp_path: Path) -> None:
    """It is named."""
    connections = Connections(
        warehouse=WarehouseSettings(cluster_id="dwh", database="analytics", username="etl", secret="unused")
    )
    with pytest.raises(DiagnosticsError, match="PS101: cannot read"):
        file_state(tmp_path / "none.json", tmp_path, connections)


def test_a_spec_whose_files_are_made_or_brought(read: Read) -> None:
    """They have no path under assets/: what tells them from others is their name."""
    spec = SPEC + "  - {type: extract-from-http, name: api, url: 'https://api.example.com/'}\n"

    side = read(spec, "side.yaml")

    (program,) = (item for item in side.definition if item.id == "api.program")
    uri = shown(program.string("filePath") or "")
    assert uri.startswith("<asset ")
    assert uri.endswith(".tar>")
    assert "/" not in uri
    assert compare(side, read(spec, "side.yaml")).entries == ()
