"""The documentation's example of many types: valid, least privilege, and without a password."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.validation import validate

pytestmark = pytest.mark.cdk


@pytest.fixture
def app(tmp_path: Path, root: Path) -> App:
    """An app with the project's context."""
    context = json.loads((root / "cdk.json").read_text())["context"]
    return App(context=context, outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)


@pytest.fixture
def stack(app: App, root: Path) -> Any:
    """The stack of docs/examples/orders_stack.py."""
    spec = importlib.util.spec_from_file_location("orders_stack", root / "docs/examples/orders_stack.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.OrdersStack(app, "Orders")


def test_the_service_takes_its_definition(stack: Any) -> None:
    """No rule has anything against it."""
    assert validate(stack.definition.to_wire()) == ()
    assert sorted((item.TYPE or "", item.id) for item in stack.definition.objects) == [
        ("", "Default"),
        ("CSV", "OrderColumns"),
        ("CopyActivity", "Extract"),
        ("DynamoDBDataNode", "CustomerTotals"),
        ("DynamoDBTableExists", "TableExists"),
        ("Ec2Resource", "Box"),
        ("EmrCluster", "Cluster"),
        ("HiveActivity", "Summarise"),
        ("RdsDatabase", "Shop"),
        ("RedshiftCopyActivity", "Load"),
        ("RedshiftDataNode", "Load.table"),
        ("RedshiftDatabase", "Reports"),
        ("S3DataNode", "OrderFiles"),
        ("S3PrefixNotEmpty", "OrdersExist"),
        ("Schedule", "Nightly"),
        ("ShellCommandPrecondition", "IsShopQuiet"),
        ("SnsAlarm", "FailureAlarm"),
        ("SqlDataNode", "ShopOrders"),
    ]


def test_every_wildcard_has_a_reason(app: App, stack: Any, violations: Any) -> None:
    """cdk-nag finds nothing."""
    del stack
    assert violations(app) == []


def test_the_table_is_read_and_written_by_machines_and_described_by_the_service(stack: Any, statements: Any) -> None:
    """And by nothing else: Hive writes it, Redshift reads it, a precondition looks at it."""
    template = Template.from_stack(stack)
    (table,) = template.find_resources("AWS::DynamoDB::Table")
    found = {
        role: [
            (item["Action"], item["Resource"])
            for item in statements(template, role)
            if item["Action"][0].startswith("dynamodb:")
        ]
        for role in ("Service", "Resource")
    }
    arn = {
        "Fn::Join": [
            "",
            [
                "arn:",
                {"Ref": "AWS::Partition"},
                ":dynamodb:",
                {"Ref": "AWS::Region"},
                ":",
                {"Ref": "AWS::AccountId"},
                ":table/",
                {"Ref": table},
            ],
        ]
    }
    assert found == {
        "Service": [(["dynamodb:DescribeTable"], [arn])],
        "Resource": [
            (
                [
                    "dynamodb:BatchGetItem",
                    "dynamodb:BatchWriteItem",
                    "dynamodb:DeleteItem",
                    "dynamodb:DescribeTable",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:Query",
                    "dynamodb:Scan",
                    "dynamodb:UpdateItem",
                ],
                [arn],
            )
        ],
    }


def test_passwords_and_user_names_are_references(stack: Any) -> None:
    """Of both databases."""
    (pipeline,) = Template.from_stack(stack).find_resources("AWS::DataPipeline::Pipeline").values()
    found = {
        (item["Id"], field["Key"]): "".join(
            part if isinstance(part, str) else "-" for part in field["StringValue"]["Fn::Join"][1]
        )
        for item in pipeline["Properties"]["PipelineObjects"]
        for field in item["Fields"]
        if field["Key"] in {"*password", "username"}
    }
    assert found == {
        (name, field): f"{{{{resolve:secretsmanager:arn:-:secretsmanager:-:-:secret:penstock/dev/{secret}"
        f":SecretString:{field.strip('*')}::}}}}"
        for name, secret in (("Shop", "shop"), ("Reports", "reports"))
        for field in ("*password", "username")
    }
