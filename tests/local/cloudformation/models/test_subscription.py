"""AWS::SNS::Subscription in a stack."""

from __future__ import annotations

TOPIC = {"Type": "AWS::SNS::Topic", "Properties": {}}
QUEUE = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "inbox"}}


def _subscription(**properties: object) -> dict[str, object]:
    """Subscription."""
    endpoint = {"TopicArn": {"Ref": "T"}, "Protocol": "sqs", "Endpoint": {"Fn::GetAtt": ["Q", "Arn"]}}
    return {"Type": "AWS::SNS::Subscription", "Properties": {**endpoint, **properties}}


def _received(client) -> str:
    """Received."""
    sqs = client("sqs")
    url = sqs.get_queue_url(QueueName="inbox")["QueueUrl"]
    return sqs.receive_message(QueueUrl=url)["Messages"][0]["Body"]


def test_messages_arrive(stacks, client) -> None:
    """Messages arrive."""
    stacks.put({"T": TOPIC, "Q": QUEUE, "S": _subscription(RawMessageDelivery=True)})

    client("sns").publish(TopicArn=stacks.ids()["T"], Message="late")

    assert _received(client) == "late"


def test_a_change_replaces_it(stacks, client) -> None:
    """A change replaces it."""
    stacks.put({"T": TOPIC, "Q": QUEUE, "S": _subscription()})

    changed = _subscription(Protocol="email", Endpoint="etl@example.com")
    assert stacks.update({"T": TOPIC, "Q": QUEUE, "S": changed}) == "UPDATE_COMPLETE"

    (left,) = client("sns").list_subscriptions()["Subscriptions"]
    assert (left["Protocol"], left["SubscriptionArn"]) == ("email", stacks.ids()["S"])


def test_is_gone_with_its_stack(stacks, client) -> None:
    """Is gone with its stack."""
    stacks.put({"T": TOPIC, "Q": QUEUE, "S": _subscription()})

    stacks.api.delete_stack(StackName="Stack")

    assert client("sns").list_subscriptions()["Subscriptions"] == []
