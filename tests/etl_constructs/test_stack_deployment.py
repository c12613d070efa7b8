"""StackDeployment: names as tokens, files as assets, and no password in the template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App, CfnOutput, Stack, Token
from aws_cdk.assertions import Template
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from etl_constructs.stack_deployment import StackDeployment, bucket_parameter

from penstock.environments import Connections, DatabaseSettings, WarehouseSettings

pytestmark = pytest.mark.cdk


@pytest.fixture
def stack() -> Stack:
    """An empty stack."""
    return Stack(App(), "S")


@pytest.fixture
def made(stack: Stack) -> StackDeployment:
    """A deployment in the stack."""
    return StackDeployment(
        stack,
        "Deployment",
        storage=EtlStorage(stack, "Storage", retain_data=False, log_retention_days=1),
        roles=PipelineRoles(stack, "Roles"),
        alarms=AlarmTopic(stack, "Alarms"),
        connections=Connections(
            warehouse=WarehouseSettings(
                cluster_id="dwh", database="analytics", username="etl", secret="penstock/dev/warehouse"
            ),
            databases={
                "shop": DatabaseSettings(engine="mysql", username="r", secret="shop", rds_instance_id="replica")
            },
        ),
        pipeline="visits",
    )


def _names(stack: Stack, kind: str) -> list[str]:
    return list(Template.from_stack(stack).find_resources(kind))


def test_names_are_references(stack: Stack, made: StackDeployment) -> None:
    """To the stack's own resources; the machines' role is named by its profile."""
    logs, data = sorted(_names(stack, "AWS::S3::Bucket"), reverse=True)
    assert stack.resolve(made.region) == {"Ref": "AWS::Region"}
    assert stack.resolve(made.bucket) == {"Ref": data}
    assert stack.resolve(made.log_uri) == {"Fn::Join": ["", ["s3://", {"Ref": logs}, "/pipelines"]]}
    assert stack.resolve(made.alarm_topic_arn) == {"Ref": _names(stack, "AWS::SNS::Topic")[0]}
    assert stack.resolve(made.resource_role) == {"Ref": _names(stack, "AWS::IAM::InstanceProfile")[0]}
    (service,) = (name for name in _names(stack, "AWS::IAM::Role") if "Service" in name)
    assert stack.resolve(made.service_role) == {"Ref": service}


def test_the_password_is_a_reference_that_cloudformation_resolves(stack: Stack, made: StackDeployment) -> None:
    """The other members are as they were given."""
    warehouse = made.warehouse
    assert (warehouse.cluster_id, warehouse.database, warehouse.username) == ("dwh", "analytics", "etl")
    text = "".join(part if isinstance(part, str) else "-" for part in stack.resolve(warehouse.password)["Fn::Join"][1])
    assert text.startswith("{{resolve:secretsmanager:arn:")
    assert text.endswith(":secret:penstock/dev/warehouse:SecretString:password::}}")


def _key(stack: Stack, uri: str) -> str:
    """The asset's key, with the bucket checked."""
    join: Any = stack.resolve(uri)
    text = join["Fn::Sub"] if "Fn::Sub" in join else "".join(map(str, join["Fn::Join"][1]))
    assert text.startswith("s3://")
    key: str = text.rpartition("/")[2]
    return key


def test_a_file_is_published_once(stack: Stack, made: StackDeployment, tmp_path: Path) -> None:
    """Under a key made from its content, with its suffix."""
    script = tmp_path / "clean.pig"
    script.write_text("STORE;")
    uri = made.asset_uri(script)
    assert made.asset_uri(script) == uri
    assert _key(stack, uri).endswith(".pig")
    assert len(made.node.children) == 2  # the secret and one asset


def test_files_of_one_name_in_two_folders(stack: Stack, made: StackDeployment, tmp_path: Path) -> None:
    """Are two assets, where their contents differ."""
    for folder, content in (("a", "STORE a;"), ("b", "STORE b;"), ("c", "STORE a;")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "clean.pig").write_text(content)
    keys = [_key(stack, made.asset_uri(tmp_path / folder / "clean.pig")) for folder in "abc"]
    assert keys[0] != keys[1]
    assert keys[0] == keys[2]


def test_assets_add_nothing_to_the_template(stack: Stack, made: StackDeployment, tmp_path: Path) -> None:
    """So that the order in which they are asked for changes no logical id."""
    script = tmp_path / "clean.pig"
    script.write_text("STORE;")
    CfnOutput(stack, "Uri", value=made.asset_uri(script))
    resources = Template.from_stack(stack).to_json()["Resources"]
    assert not any("clean" in name.casefold() for name in resources)


def test_databases_have_their_passwords_by_reference(made: StackDeployment) -> None:
    """By the names that specs give in `hostname`."""
    shop = made.databases["shop"]

    assert (shop.engine, shop.rds_instance_id, shop.username) == ("mysql", "replica", "r")
    assert "replica" not in shop.password
    assert Token.is_unresolved(shop.password)


def test_the_bucket_of_another_pipeline(stack: Stack, made: StackDeployment) -> None:
    """Its stack tells it in a parameter; the pipeline's own is at hand."""
    assert made.pipeline_bucket("visits") == made.bucket
    assert bucket_parameter("other-visits", "-prod") == "/penstock/OtherVisitsEtlStack-prod/data-bucket"

    CfnOutput(stack, "Other", value=made.pipeline_bucket("other-visits"))
    template = Template.from_stack(stack).to_json()
    reference = template["Outputs"]["Other"]["Value"]["Ref"]
    assert template["Parameters"][reference] == {
        "Type": "AWS::SSM::Parameter::Value<String>",
        "Default": "/penstock/OtherVisitsEtlStack/data-bucket",
    }
