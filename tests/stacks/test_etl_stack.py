"""EtlStack: golden templates, security, and what must not be in a template."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template

from penstock.environments import read_environment
from penstock.specs.loader import load_spec
from stacks.etl_stack import EtlStack

pytestmark = pytest.mark.cdk


@pytest.fixture(scope="module", params=["dev", "prod"])
def environment_name(request: pytest.FixtureRequest) -> str:
    """Each environment of cdk.json."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def template(root: Path, environment_name: str) -> Template:
    """The template of the clickstream stack in one environment."""
    context = json.loads((root / "cdk.json").read_text())["context"]
    environment = read_environment(context["environments"], environment_name)
    loaded = load_spec(root / "etl_specs/clickstream.yaml", root / "assets")
    return Template.from_stack(EtlStack(App(context=context), loaded, environment))


def _statements(template: Template) -> list[dict[str, Any]]:
    policies = template.find_resources("AWS::IAM::Policy").values()
    return [item for policy in policies for item in policy["Properties"]["PolicyDocument"]["Statement"]]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_has_one_pipeline_that_waits_for_its_policies(template: Template) -> None:
    """The service checks the roles on activation, so their policies come first."""
    template.resource_count_is("AWS::DataPipeline::Pipeline", 1)
    (pipeline,) = template.find_resources("AWS::DataPipeline::Pipeline").values()
    kinds = {template.to_json()["Resources"][name]["Type"] for name in pipeline["DependsOn"]}
    assert kinds == {"AWS::IAM::Policy"}


def test_no_action_is_a_wildcard(template: Template) -> None:
    """Actions are named in full."""
    actions = [action for item in _statements(template) for action in _as_list(item["Action"])]
    assert len(actions) > 50
    assert [action for action in actions if "*" in action] == []


def test_machines_write_staging_and_logs_only(template: Template) -> None:
    """The input and the scripts are read, never written."""
    (policy,) = template.find_resources(
        "AWS::IAM::Policy", {"Properties": {"PolicyName": Match.string_like_regexp("ResourcePolicy")}}
    ).values()
    writable = [
        json.dumps(resource)
        for item in policy["Properties"]["PolicyDocument"]["Statement"]
        if "s3:PutObject" in _as_list(item["Action"])
        for resource in _as_list(item["Resource"])
    ]
    assert sorted(re.findall(r'"(/[a-z]+/\*)"', " ".join(writable))) == ["/pipelines/*", "/staging/*"]


def test_password_is_a_dynamic_reference(template: Template, environment_name: str) -> None:
    """The template names the secret and never holds it."""
    (pipeline,) = template.find_resources("AWS::DataPipeline::Pipeline").values()
    (warehouse,) = (item for item in pipeline["Properties"]["PipelineObjects"] if item["Id"] == "Warehouse")
    (password,) = (field["StringValue"] for field in warehouse["Fields"] if field["Key"] == "*password")
    joined = "".join(part if isinstance(part, str) else "" for part in password["Fn::Join"][1])
    assert joined.startswith("{{resolve:secretsmanager:arn:")
    assert joined.endswith(f":secret:penstock/{environment_name}/warehouse:SecretString:password::}}}}")


def test_buckets_are_closed_encrypted_and_tls_only(template: Template) -> None:
    """Both buckets, and a policy that denies plain HTTP on each."""
    buckets = template.find_resources("AWS::S3::Bucket")
    assert len(buckets) == 2
    for bucket in buckets.values():
        assert set(bucket["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}
        assert "BucketEncryption" in bucket["Properties"]
        assert "LifecycleConfiguration" in bucket["Properties"]
    denied = {
        item["Properties"]["Bucket"]["Ref"]
        for item in template.find_resources("AWS::S3::BucketPolicy").values()
        if any(
            statement["Effect"] == "Deny" and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
            for statement in item["Properties"]["PolicyDocument"]["Statement"]
        )
    }
    assert denied == set(buckets)


def test_data_is_kept_in_prod_only(template: Template, environment_name: str) -> None:
    """`retain_data` decides what happens to the buckets with the stack."""
    policies = {item["DeletionPolicy"] for item in template.find_resources("AWS::S3::Bucket").values()}
    assert policies == {"Retain" if environment_name == "prod" else "Delete"}


def test_intermediate_data_is_deleted_after_a_month(template: Template) -> None:
    """Only under the prefixes that steps write; the inputs stay."""
    rules = [
        (rule["Prefix"], rule["ExpirationInDays"])
        for bucket in template.find_resources("AWS::S3::Bucket").values()
        for rule in bucket["Properties"]["LifecycleConfiguration"]["Rules"]
        if "Prefix" in rule
    ]
    assert rules == [("staging/", 30)]
