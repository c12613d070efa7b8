"""Each repair, seen from a client."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

from penstock.local.cloudformation.repairs import REPAIRS

TAGS = [{"Key": "team", "Value": "data"}]


def test_every_repair_is_in_place_and_says_what_was_wrong(client) -> None:
    """Every repair is in place and says what was wrong."""
    for repair in REPAIRS:
        placed = vars(repair.owner)[repair.attribute]
        assert placed is repair.replacement
        assert len(repair.fault) > 40


def test_looking_at_a_failed_stack_makes_nothing(stacks, client) -> None:
    """Looking at a failed stack makes nothing."""
    resources = {"T": {"Type": "AWS::SNS::Topic"}, "R": {"Type": "AWS::IAM::Role", "DependsOn": "T"}}
    stacks.put(resources, Outputs={"Topic": {"Value": {"Ref": "T"}}})

    assert (stacks.outputs(), stacks.ids()) == ({}, {})
    assert client("sns").list_topics()["Topics"] == []


def test_change_sets_are_found_in_their_stack(stacks) -> None:
    """Change sets are found in their stack."""
    for name in ("One", "Two"):
        body = json.dumps({"Resources": {name: {"Type": "AWS::SNS::Topic"}}})
        stacks.api.create_change_set(StackName=name, ChangeSetName="same", ChangeSetType="CREATE", TemplateBody=body)

    described = stacks.api.describe_change_set(StackName="One", ChangeSetName="same")
    stacks.api.execute_change_set(StackName="One", ChangeSetName="same")

    assert described["Changes"][0]["ResourceChange"]["LogicalResourceId"] == "One"
    assert (stacks.status("One"), stacks.status("Two")) == ("CREATE_COMPLETE", "REVIEW_IN_PROGRESS")


def test_a_change_set_that_is_not_there_can_be_deleted_but_not_described(stacks) -> None:
    """A change set that is not there can be deleted but not described."""
    stacks.put({"T": {"Type": "AWS::SNS::Topic"}})

    stacks.api.delete_change_set(StackName="Stack", ChangeSetName="none")
    with pytest.raises(stacks.api.exceptions.ChangeSetNotFoundException, match=r"ChangeSet \[none\] does not exist"):
        stacks.api.describe_change_set(StackName="Stack", ChangeSetName="none")


def test_a_deleted_stack_takes_its_change_sets_along(stacks) -> None:
    """A deleted stack takes its change sets along."""
    body = json.dumps({"Resources": {"T": {"Type": "AWS::SNS::Topic"}}})
    stacks.api.create_change_set(StackName="Stack", ChangeSetName="old", ChangeSetType="CREATE", TemplateBody=body)
    stacks.api.execute_change_set(StackName="Stack", ChangeSetName="old")
    stacks.api.delete_stack(StackName="Stack")
    stacks.put({"T": {"Type": "AWS::SNS::Topic"}})

    with pytest.raises(ClientError, match="does not exist"):
        stacks.api.describe_change_set(StackName="Stack", ChangeSetName="old")


def test_a_change_set_names_the_properties_that_change(stacks, pipeline) -> None:
    """A change set names the properties that change."""
    stacks.put({"P": pipeline("A")})
    body = json.dumps({"Resources": {"P": pipeline("B", Name="other")}})

    stacks.api.create_change_set(StackName="Stack", ChangeSetName="c", ChangeSetType="UPDATE", TemplateBody=body)

    (change,) = stacks.api.describe_change_set(StackName="Stack", ChangeSetName="c")["Changes"]
    assert (change["ResourceChange"]["Action"], change["ResourceChange"]["Replacement"]) == ("Modify", "True")
    assert [item["Target"] for item in change["ResourceChange"]["Details"]] == [
        {"Attribute": "Properties", "Name": "Name", "RequiresRecreation": "Always"},
        {"Attribute": "Properties", "Name": "PipelineObjects", "RequiresRecreation": "Never"},
    ]


def test_the_previous_value_of_an_ssm_parameter_is_its_name(stacks, client) -> None:
    """The previous value of an ssm parameter is its name."""
    client("ssm").put_parameter(Name="/version", Value="31", Type="String")
    parameter = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/version"}
    stacks.put({"T": {"Type": "AWS::SNS::Topic"}}, Parameters={"Bootstrap": parameter})
    body = json.dumps({"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}, "Parameters": {"Bootstrap": parameter}})

    stacks.api.create_change_set(
        StackName="Stack",
        ChangeSetName="c",
        ChangeSetType="UPDATE",
        TemplateBody=body,
        Parameters=[{"ParameterKey": "Bootstrap", "UsePreviousValue": True}],
    )
    stacks.api.execute_change_set(StackName="Stack", ChangeSetName="c")

    assert stacks.status() == "UPDATE_COMPLETE"


def test_a_tagged_parameter_without_a_name(stacks, client) -> None:
    """A tagged parameter without a name."""

    def parameter(value: str) -> dict[str, object]:
        properties = {"Type": "String", "Value": value, "Tags": {"team": "data"}}
        return {"Type": "AWS::SSM::Parameter", "Properties": properties}

    assert stacks.put({"P": parameter("1")}) == "CREATE_COMPLETE"
    name = stacks.ids()["P"]
    tags = client("ssm").list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]
    assert tags == [{"Key": "team", "Value": "data"}]

    stacks.update({"P": parameter("2")})

    assert stacks.ids()["P"] == name
    assert client("ssm").get_parameter(Name=name)["Parameter"]["Value"] == "2"


def test_a_tagged_bucket_without_a_name_can_change(stacks) -> None:
    """A tagged bucket without a name can change."""

    def bucket(value: str) -> dict[str, object]:
        return {"Type": "AWS::S3::Bucket", "Properties": {"Tags": [{"Key": "team", "Value": value}]}}

    stacks.put({"B": bucket("data")})
    name = stacks.ids()["B"]

    assert stacks.update({"B": bucket("web")}) == "UPDATE_COMPLETE"
    assert stacks.ids()["B"] == name


def test_a_changed_topic_keeps_its_arn_and_subscriptions(stacks, client) -> None:
    """A changed topic keeps its arn and subscriptions."""
    stacks.put({"T": {"Type": "AWS::SNS::Topic", "Properties": {}}})
    arn = stacks.ids()["T"]
    client("sns").subscribe(TopicArn=arn, Protocol="email", Endpoint="etl@example.com")

    stacks.update({"T": {"Type": "AWS::SNS::Topic", "Properties": {"Tags": TAGS, "DisplayName": "Alarms"}}})

    assert stacks.ids()["T"] == arn
    assert len(client("sns").list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]) == 1


def test_a_renamed_topic_is_another_one(stacks) -> None:
    """A renamed topic is another one."""
    stacks.put({"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "a"}}})

    stacks.update({"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "b"}}})

    assert stacks.ids()["T"] == "arn:aws:sns:us-east-1:123456789012:b"


def test_a_parameter_of_systems_manager_that_is_missing(stacks) -> None:
    """It is named, as CloudFormation does."""
    parameters = {"P": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/penstock/bucket"}}
    stacks.put({"T": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "P"}}}}, Parameters=parameters)
    events = stacks.api.describe_stack_events(StackName="Stack")["StackEvents"]
    reasons = [item.get("ResourceStatusReason", "") for item in events]
    assert any("Unable to fetch parameters [/penstock/bucket] from parameter store" in reason for reason in reasons)
    assert stacks.status() == "ROLLBACK_COMPLETE"
