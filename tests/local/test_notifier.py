"""Alarms arrive where people read them."""

from __future__ import annotations

import json

import pytest
from moto.core.base_backend import BackendDict
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from penstock.local.notifier import SnsNotifier, UnknownTopicError

ACCOUNT = "123456789012"


@pytest.fixture
def queue():
    """A queue that is subscribed to the topic `alarms`."""
    BackendDict.reset()
    topic = sns_backends[ACCOUNT]["us-east-1"].create_topic("alarms")
    queue = sqs_backends[ACCOUNT]["us-east-1"].create_queue("inbox", {})
    sns_backends[ACCOUNT]["us-east-1"].subscribe(topic.arn, queue.queue_arn, "sqs")
    return queue


def _bodies(queue) -> list[dict[str, str]]:
    """Bodies."""
    return [json.loads(message.body) for message in queue.messages]


def test_a_subscribed_queue_gets_the_message(queue) -> None:
    """A subscribed queue gets the message."""
    SnsNotifier().publish("arn:aws:sns:us-east-1:123456789012:alarms", "clicks failed", "line 3 is bad")

    (body,) = _bodies(queue)
    assert (body["Subject"], body["Message"]) == ("clicks failed", "line 3 is bad")
    assert body["TopicArn"] == "arn:aws:sns:us-east-1:123456789012:alarms"


def test_a_long_subject_is_cut_to_what_sns_takes(queue) -> None:
    """A long subject is cut to what sns takes."""
    SnsNotifier().publish("arn:aws:sns:us-east-1:123456789012:alarms", "two\nlines " + "x" * 200, "text")

    assert _bodies(queue)[0]["Subject"] == "two lines " + "x" * 90


@pytest.mark.parametrize(
    ("arn", "reason"),
    [
        ("arn:aws:sns:us-east-1:123456789012:none", "SNS has no topic"),
        ("arn:aws:sns:eu-west-1:123456789012:alarms", "SNS has no topic"),
        ("arn:aws:sqs:us-east-1:123456789012:alarms", "not the ARN of an SNS topic"),
        ("#{myTopic}", "not the ARN of an SNS topic"),
    ],
)
def test_fails_for_what_is_no_topic(queue, arn: str, reason: str) -> None:
    """Fails for what is no topic."""
    with pytest.raises(UnknownTopicError, match=reason):
        SnsNotifier().publish(arn, "subject", "text")

    assert _bodies(queue) == []
