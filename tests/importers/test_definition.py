"""Importing definition files: what is kept, what is said, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.definition.cli_form import from_cli
from penstock.diagnostics.diagnostic import DiagnosticsError, Severity
from penstock.importers.definition import import_definition
from penstock.specs.loader import load_spec

PRINTED = {
    "objects": [
        {"id": "Default", "name": "Default", "schedule": {"ref": "My Schedule"}, "failureAndRerunMode": "cascade"},
        {"id": "My Schedule", "name": "Once", "type": "Schedule", "period": "1 Day", "startDateTime": "#{myStart}"},
        {"id": "parent1", "name": "parent1", "instanceType": "m1.small"},
        {
            "id": "db",
            "name": "db",
            "type": "RedshiftDatabase",
            "*password": "clear text",
            "username": "u",
            "connectionString": "jdbc:redshift://x",
        },
        {
            "id": "emr",
            "name": "emr",
            "type": "EmrActivity",
            "step": ["a.jar,one\\\\,two", "b.jar"],
            "myOwn": ["x", {"ref": "db"}],
            "hadoopVersion": "2",
        },
    ],
    "parameters": [{"id": "myStart", "type": "String", "watermark": "2026-01-31T06:00:00", "myComment": "c"}],
    "values": {"myStart": "2026-01-31T06:00:00"},
}


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Write a value as JSON, or a text as it is."""

    def writer(name: str, content: Any) -> Path:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content, indent=4), encoding="utf-8")
        return path

    return writer


def test_what_the_cli_prints_deploys_to_the_same_pipeline(write: Any, tmp_path: Path) -> None:
    """All but the secret, which is said."""
    imported = import_definition(write("nightly.json", PRINTED))

    loaded: Any = load_spec(write("spec.yaml", imported.text), tmp_path)
    expected = json.loads(json.dumps(PRINTED))
    expected["objects"][3]["*password"] = "{{resolve:secretsmanager:penstock/nightly/db:SecretString:password}}"
    assert loaded.spec.name == "nightly"
    assert loaded.definition.wire == from_cli(expected)
    assert [(item.id, item.message, item.severity, item.help) for item in imported.findings] == [
        (
            "PS604",
            "'*password' of 'db' is a secret in clear text, and was replaced by a reference",
            Severity.WARNING,
            "create the secret 'penstock/nightly/db' with the JSON key 'password'",
        )
    ]
    assert "clear text" not in imported.text


def test_what_is_not_kept_is_said(write: Any) -> None:
    """Other keys, other names, and values that stand apart."""
    fields = [("x", "1"), ("y", "2"), ("x", "3")]
    resource = {
        "Type": "AWS::DataPipeline::Pipeline",
        "Properties": {
            "Name": "Nightly ETL",
            "Shape": 1,
            "PipelineObjects": [
                {"Id": "a", "Name": "a", "Fields": [{"Key": key, "StringValue": text} for key, text in fields]}
            ],
        },
    }

    imported = import_definition(write("x.json", resource))

    assert imported.name == "nightly-etl"
    assert [(item.id, item.message, item.location and item.location.line) for item in imported.findings] == [
        ("PS603", "the pipeline is called 'Nightly ETL'; the spec, and what it deploys, 'nightly-etl'", None),
        ("PS603", "'Shape' says nothing of the pipeline, and is not kept", 5),
        ("PS603", "the values of one field of 'a' stand apart in the file, and are gathered", 7),
    ]


def test_a_template_needs_the_values_of_its_names(write: Any) -> None:
    """Then it is imported like others; YAML with short forms, too."""
    path = write(
        "template.yaml",
        """\
Resources:
  Etl:
    Type: AWS::DataPipeline::Pipeline
    Properties:
      Name: etl
      PipelineObjects:
        - {Id: Default, Name: Default, Fields: [{Key: role, StringValue: !Ref Role}]}
""",
    )

    with pytest.raises(DiagnosticsError) as caught:
        import_definition(path)

    assert [(item.id, item.help) for item in caught.value.diagnostics] == [
        ("PS601", "give it with --value Role=TEXT, or import the deployed pipeline")
    ]
    assert "role: my-role" in import_definition(path, values={"Role": "my-role"}, name="mine").text


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ("{", ["PS102"]),
        ("[]", ["PS602"]),
        ("{}", ["PS602"]),
        ('{"objects": [{}]}', ["PS202"]),
        ('{"Resources": {}}', ["PS602"]),
        ('{"objects": [], "objects": []}', ["PS103"]),
    ],
)
def test_fails_on_other_files(write: Any, content: str, ids: list[str]) -> None:
    """With findings, and no spec."""
    with pytest.raises(DiagnosticsError) as caught:
        import_definition(write("x.json", content))

    assert [item.id for item in caught.value.diagnostics] == ids
