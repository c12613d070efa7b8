"""A stack of steps that extract with programs and a library: what the machines may do, and how they find it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.environments import read_environment
from penstock.specs.loader import load_spec
from stacks.etl_stack import EtlStack

pytestmark = pytest.mark.cdk

SPEC = """\
name: sources
schedule: on-demand
library: requirements.txt
resources:
  machine: {type: ec2-instance}
  cluster:
    type: emr-cluster
    release: emr-6.15.0
    applications: [Hive]
    master: {instance_type: m5.xlarge}
    core: {instance_type: m5.xlarge, count: 2}
steps:
  - type: extract-from-http
    name: api
    url: https://api.example.com/
    secret: {name: team/api, use: bearer}
    runs_on: machine
  - type: extract-from-cassandra
    name: rows
    hosts: [a]
    keyspace: k
    query: SELECT * FROM t
    secret: team/cassandra
    runs_on: machine
  - {type: extract-from-dynamodb, name: items, table: Courses, runs_on: cluster}
  - {type: run-qa-script, name: qa, command: "true", runs_on: machine}
"""


@pytest.fixture(scope="module")
def template(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The template of the stack."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "assets").mkdir()
    (folder / "assets" / "requirements.txt").write_text("cassandra-driver\n", encoding="utf-8")
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    context = json.loads((root / "cdk.json").read_text())["context"]
    environment = read_environment(context["environments"], "dev").model_copy(update={"region": None})
    stack = EtlStack(App(context=context), load_spec(folder / "spec.yaml", folder / "assets"), environment)
    made: dict[str, Any] = Template.from_stack(stack).to_json()
    return made


def _statements(template: dict[str, Any], role: str) -> list[dict[str, Any]]:
    (policy,) = (
        item["Properties"]["PolicyDocument"]["Statement"]
        for name, item in template["Resources"].items()
        if item["Type"] == "AWS::IAM::Policy" and f"{role}Policy" in name
    )
    found: list[dict[str, Any]] = policy
    return found


def _text(value: Any) -> str:
    match value:
        case {"Fn::Join": [separator, parts]}:
            return str(separator).join(map(_text, parts))
        case {"Fn::Sub": text}:
            return str(text)
        case {"Ref": name}:
            return f"<{name}>"
        case _:
            return str(value)


def test_machines_read_exactly_the_secrets_that_steps_name(template: dict[str, Any]) -> None:
    """The service does not."""
    arn = "arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:team/"
    (statement,) = (
        item for item in _statements(template, "Resource") if item["Action"] == "secretsmanager:GetSecretValue"
    )
    assert [_text(item) for item in statement["Resource"]] == [f"{arn}api-??????", f"{arn}cassandra-??????"]
    assert not any("secretsmanager" in json.dumps(item) for item in _statements(template, "Service"))


def test_machines_read_the_table_and_the_programs(template: dict[str, Any]) -> None:
    """And write what they extract."""
    statements = _statements(template, "Resource")
    (scan,) = (item for item in statements if "dynamodb:Scan" in item["Action"])
    assert _text(scan["Resource"]).endswith(":table/Courses")
    read = [_text(item) for item in statements if item["Action"] == "s3:GetObject" for item in _list(item["Resource"])]
    assert sum(item.endswith(".tar") for item in read) == 2  # the programs, and the library


def test_the_secret_is_read_in_the_region_of_the_stack(template: dict[str, Any]) -> None:
    """Which a stack for any region does not know."""
    (pipeline,) = (item for item in template["Resources"].values() if item["Type"] == "AWS::DataPipeline::Pipeline")
    objects = {item["Id"]: item["Fields"] for item in pipeline["Properties"]["PipelineObjects"]}
    command = _text(next(field["StringValue"] for field in objects["api"] if field["Key"] == "command"))
    assert "--secret-id '#{mySecret}' --region '<AWS::Region>' --query" in command
    assert {"Key": "mySecret", "StringValue": "team/api"} in objects["api"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
