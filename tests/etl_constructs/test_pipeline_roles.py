"""PipelineRoles: who assumes them, and that each gets its own statements only."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from etl_constructs.pipeline_roles import PipelineRoles

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3DataNode, SnsAlarm

pytestmark = pytest.mark.cdk


@pytest.fixture
def stack() -> Stack:
    """An empty stack."""
    return Stack(App(), "S")


def _id(stack: Stack, item: Any) -> str:
    return stack.get_logical_id(item.node.default_child or item)


def _assumed_by(template: Template, name: str) -> list[str]:
    role = template.find_resources("AWS::IAM::Role")[name]
    statements = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    assert {item["Action"] for item in statements} == {"sts:AssumeRole"}
    return [item["Principal"]["Service"] for item in statements]


def test_who_assumes_them(stack: Stack) -> None:
    """The service and EMR on its behalf; machines. The profile has the name of the machines' role."""
    roles = PipelineRoles(stack, "Roles")
    template = Template.from_stack(stack)
    assert _assumed_by(template, _id(stack, roles.service)) == [
        "datapipeline.amazonaws.com",
        "elasticmapreduce.amazonaws.com",
    ]
    assert _assumed_by(template, _id(stack, roles.resource)) == ["ec2.amazonaws.com"]
    reference = {"Ref": _id(stack, roles.resource)}
    template.has_resource_properties(
        "AWS::IAM::InstanceProfile", {"InstanceProfileName": reference, "Roles": [reference]}
    )


def test_without_a_definition_nothing_is_allowed(stack: Stack) -> None:
    """Permissions come from objects only."""
    roles = PipelineRoles(stack, "Roles")
    assert roles.policies == ()
    Template.from_stack(stack).resource_count_is("AWS::IAM::Policy", 0)


def test_each_role_gets_its_own(stack: Stack) -> None:
    """The service publishes alarms, machines read data; neither does the other's work."""
    roles = PipelineRoles(stack, "Roles")
    topic = "arn:aws:sns:us-east-1:111122223333:alarms"
    alarm = SnsAlarm("Alarm", message="m", subject="s", topic_arn=topic)
    data = S3DataNode("logs", directory_path="s3://input-bucket/logs/", on_fail=(alarm,))
    roles.grant(PipelineDefinition.gather([data]))
    assert len(roles.policies) == 2
    found = {
        item["Properties"]["Roles"][0]["Ref"]: item["Properties"]["PolicyDocument"]["Statement"]
        for item in Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    }
    service, resource = found[_id(stack, roles.service)], found[_id(stack, roles.resource)]
    publish = {"Action": "sns:Publish", "Effect": "Allow", "Resource": topic}
    assert publish in service
    assert publish not in resource
    assert any(item["Action"] == "s3:GetObject" and "/logs/*" in str(item["Resource"]) for item in resource)
    assert not any("input-bucket" in str(item["Resource"]) for item in service)
    assert {item["Effect"] for item in service + resource} == {"Allow"}
