"""Stacks of steps on relational databases: what the machines may do, and where the passwords are."""

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
name: shops
schedule: on-demand
steps:
  - {type: extract-from-rds, name: orders, table: orders, hostname: shop, database: sales}
  - {type: load-into-rds, name: copy, hostname: crm, database: sales, insert: INSERT INTO orders VALUES (?)}
"""
DATABASES = {
    "shop": {"engine": "mysql", "rds_instance_id": "shop-1", "region": "us-west-2", "username": "u", "secret": "shop"},
    "crm": {"engine": "postgresql", "host": "crm.example.com", "username": "u", "secret": "crm"},
    "unused": {"engine": "mysql", "host": "unused.example.com", "username": "u", "secret": "unused"},
}


@pytest.fixture(scope="module")
def resources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The resources of the stack's template."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "assets").mkdir()
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    context = json.loads((root / "cdk.json").read_text())["context"]
    context["environments"]["dev"]["databases"] = DATABASES
    environment = read_environment(context["environments"], "dev")
    stack = EtlStack(App(context=context), load_spec(folder / "spec.yaml", folder / "assets"), environment)
    made: dict[str, Any] = Template.from_stack(stack).to_json()["Resources"]
    return made


def test_the_one_instance_may_be_described(resources: dict[str, Any]) -> None:
    """By the service and by the machines, in its own region."""
    policies = [item["Properties"] for item in resources.values() if item["Type"] == "AWS::IAM::Policy"]
    statements = [item for policy in policies for item in policy["PolicyDocument"]["Statement"]]
    about = [item for item in statements if "rds:" in json.dumps(item["Action"])]
    assert [item["Action"] for item in about] == ["rds:DescribeDBInstances"] * 2
    assert ["rds:us-west-2:" in json.dumps(item["Resource"]) for item in about] == [True] * 2
    assert ["db:shop-1" in json.dumps(item["Resource"]) for item in about] == [True] * 2


def test_passwords_are_references(resources: dict[str, Any]) -> None:
    """To the secrets of the databases that are used, and no others; CloudFormation resolves them."""
    [pipeline] = [item for item in resources.values() if item["Type"] == "AWS::DataPipeline::Pipeline"]
    passwords = {
        item["Id"]: json.dumps([field["StringValue"] for field in item["Fields"] if field["Key"] == "*password"])
        for item in pipeline["Properties"]["PipelineObjects"]
        if item["Id"].startswith("Database.")
    }
    assert sorted(passwords) == ["Database.crm.sales", "Database.shop.sales"]
    for name, text in passwords.items():
        assert "{{resolve:secretsmanager:" in text
        assert f":secret:{name.split('.')[1]}:SecretString:password" in text
    assert "unused" not in json.dumps(resources)
