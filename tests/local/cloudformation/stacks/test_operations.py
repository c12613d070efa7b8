"""Stacks: order, events, rollback."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

BUCKET = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "lake"}}
TOPIC = {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "alarms"}}
MISSING = {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": "x", "Protocol": "sqs", "Endpoint": "x"}}


def _buckets(client) -> list[str]:
    """Buckets."""
    return [item["Name"] for item in client("s3").list_buckets()["Buckets"]]


def test_makes_resources_in_order_with_events(stacks) -> None:
    """Makes resources in order with events."""
    stacks.put({"T": {**TOPIC, "DependsOn": "B"}, "B": BUCKET})

    assert stacks.events() == [
        "Stack REVIEW_IN_PROGRESS",
        "Stack CREATE_IN_PROGRESS",
        "B CREATE_IN_PROGRESS",
        "B CREATE_COMPLETE",
        "T CREATE_IN_PROGRESS",
        "T CREATE_COMPLETE",
        "Stack CREATE_COMPLETE",
    ]
    assert stacks.ids() == {"B": "lake", "T": "arn:aws:sns:us-east-1:123456789012:alarms"}


def test_events_have_distinct_times(stacks) -> None:
    """Events have distinct times."""
    stacks.put({"T": TOPIC, "B": BUCKET})

    times = [item["Timestamp"] for item in stacks.api.describe_stack_events(StackName="Stack")["StackEvents"]]
    assert len(set(times)) == len(times) == 7


def test_a_failed_creation_removes_what_was_made(stacks, client) -> None:
    """A failed creation removes what was made."""
    status = stacks.put(
        {"B": BUCKET, "M": {**MISSING, "DependsOn": "B"}, "T": {**TOPIC, "DependsOn": "M"}},
        Outputs={"Topic": {"Value": {"Ref": "T"}}},
    )

    assert status == "ROLLBACK_COMPLETE"
    assert stacks.events()[2:] == [
        "B CREATE_IN_PROGRESS",
        "B CREATE_COMPLETE",
        "M CREATE_IN_PROGRESS",
        "M CREATE_FAILED",
        "Stack ROLLBACK_IN_PROGRESS",
        "B DELETE_IN_PROGRESS",
        "B DELETE_COMPLETE",
        "Stack ROLLBACK_COMPLETE",
    ]
    assert stacks.reason("ROLLBACK_IN_PROGRESS") == (
        "The following resource(s) failed to create: [M]. Rollback requested by user."
    )
    assert _buckets(client) == []
    assert client("sns").list_topics()["Topics"] == []


def test_create_stack_rolls_back_too(stacks) -> None:
    """Create stack rolls back too."""
    stacks.api.create_stack(StackName="Stack", TemplateBody='{"Resources": {"M": {"Type": "AWS::IAM::Role"}}}')

    assert stacks.status() == "ROLLBACK_COMPLETE"
    assert "AssumeRolePolicyDocument" in stacks.reason("CREATE_FAILED")


def test_a_failed_stack_can_be_deleted_and_made_again(stacks) -> None:
    """A failed stack can be deleted and made again."""
    stacks.put({"M": MISSING})
    stacks.api.delete_stack(StackName="Stack")

    assert stacks.put({"B": BUCKET}) == "CREATE_COMPLETE"


def test_an_update_adds_changes_and_removes(stacks, client) -> None:
    """An update adds changes and removes."""
    stacks.put({"B": BUCKET, "T": TOPIC})
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "inbox"}}
    changed = {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "alarms", "DisplayName": "Alarms"}}

    assert stacks.update({"T": changed, "Q": queue}) == "UPDATE_COMPLETE"

    assert stacks.events()[-9:] == [
        "Stack UPDATE_IN_PROGRESS",
        "T UPDATE_IN_PROGRESS",
        "T UPDATE_COMPLETE",
        "Q CREATE_IN_PROGRESS",
        "Q CREATE_COMPLETE",
        "Stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "B DELETE_IN_PROGRESS",
        "B DELETE_COMPLETE",
        "Stack UPDATE_COMPLETE",
    ]
    assert _buckets(client) == []


def test_update_stack_does_the_same(stacks) -> None:
    """Update stack does the same."""
    stacks.api.create_stack(StackName="Stack", TemplateBody='{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}')
    stacks.api.update_stack(StackName="Stack", TemplateBody='{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}')

    assert stacks.status() == "UPDATE_COMPLETE"
    assert list(stacks.ids()) == ["Q"]


def test_a_failed_update_goes_back(stacks, client) -> None:
    """A failed update goes back."""
    parameter = {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/p", "Type": "String", "Value": "1"}}
    stacks.put({"P": parameter, "B": BUCKET})
    changed = {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/p", "Type": "String", "Value": "2"}}

    status = stacks.update({"P": changed, "T": {**TOPIC, "DependsOn": "P"}, "M": {**MISSING, "DependsOn": "T"}})

    assert status == "UPDATE_ROLLBACK_COMPLETE"
    assert client("ssm").get_parameter(Name="/p")["Parameter"]["Value"] == "1"
    assert client("sns").list_topics()["Topics"] == []
    assert (_buckets(client), sorted(stacks.ids())) == (["lake"], ["B", "P"])


def test_a_changed_parameter_changes_only_what_uses_it(stacks, client) -> None:
    """A changed parameter changes only what uses it."""
    sections = {"Parameters": {"Word": {"Type": "String", "Default": "one"}}}
    value = {"Name": "/p", "Type": "String", "Value": {"Ref": "Word"}}
    resources = {"P": {"Type": "AWS::SSM::Parameter", "Properties": value}, "T": TOPIC}
    stacks.put(resources, **sections)

    stacks.update(resources, Parameters={"Word": {"Type": "String", "Default": "two"}})

    assert client("ssm").get_parameter(Name="/p")["Parameter"]["Value"] == "two"
    assert "T UPDATE_COMPLETE" not in stacks.events()


def test_a_resource_of_another_type_is_refused(stacks) -> None:
    """A resource of another type is refused."""
    stacks.put({"X": TOPIC})

    assert stacks.update({"X": BUCKET}) == "UPDATE_ROLLBACK_COMPLETE"
    assert stacks.reason("UPDATE_FAILED").startswith("Update of resource type is not permitted: X is AWS::SNS::Topic")


def test_a_false_condition_leaves_a_resource_out(stacks) -> None:
    """A false condition leaves a resource out."""
    conditions = {"Never": {"Fn::Equals": ["a", "b"]}}

    stacks.put({"B": {**BUCKET, "Condition": "Never"}, "T": TOPIC}, Conditions=conditions)

    assert list(stacks.ids()) == ["T"]


def test_retained_resources_outlive_the_stack(stacks, client) -> None:
    """Retained resources outlive the stack."""
    stacks.put({"B": {**BUCKET, "DeletionPolicy": "Retain"}, "T": TOPIC})

    stacks.api.delete_stack(StackName="Stack")

    assert _buckets(client) == ["lake"]
    with pytest.raises(ClientError, match="does not exist"):
        stacks.status()


def test_a_deletion_that_fails_keeps_the_stack_and_says_why(stacks, client) -> None:
    """A deletion that fails keeps the stack and says why."""
    stacks.put({"B": BUCKET, "T": TOPIC})
    client("s3").put_object(Bucket="lake", Key="x", Body=b"")

    stacks.api.delete_stack(StackName="Stack")

    assert stacks.status() == "DELETE_FAILED"
    assert stacks.reason("DELETE_FAILED") == "The following resource(s) failed to delete: [B]."
    assert stacks.events()[-4:] == [
        "T DELETE_COMPLETE",
        "B DELETE_IN_PROGRESS",
        "B DELETE_FAILED",
        "Stack DELETE_FAILED",
    ]
    assert list(stacks.ids()) == ["B"]
    client("s3").delete_object(Bucket="lake", Key="x")
    stacks.api.delete_stack(StackName="Stack")
    assert _buckets(client) == []


def test_exports_follow_the_stack(stacks) -> None:
    """Exports follow the stack."""
    export = {"Topic": {"Value": {"Ref": "T"}, "Export": {"Name": "alarm-topic"}}}
    user = {"Name": "/topic", "Type": "String", "Value": {"Fn::ImportValue": "alarm-topic"}}

    stacks.put({"T": TOPIC}, "Maker", Outputs=export)
    status = stacks.put({"P": {"Type": "AWS::SSM::Parameter", "Properties": user}}, "User")

    assert status == "CREATE_COMPLETE"
    stacks.api.delete_stack(StackName="Maker")
    assert stacks.api.list_exports()["Exports"] == []
