"""Publishes alarms to the local cloud's SNS."""

from __future__ import annotations

_LONGEST_SUBJECT = 100
"""https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"""


class UnknownTopicError(Exception):
    """An alarm's topic does not exist; the Data Pipeline service records this with the alarm."""


class SnsNotifier:
    """Publishes to moto's SNS in this process, so that subscribed queues receive what AWS would send them.

    It calls moto's backend, not the endpoint: that spares a client, a connection and a thread that may wait for
    itself. moto hands a message on to queues before `publish` returns, and needs no lock for it.

    Args:
        account: the account that topics belong to.
    """

    def __init__(self, account: str = "123456789012") -> None:
        self._account = account

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Publish one message; a subject that SNS would refuse is shortened to one line of 100 characters.

        Raises:
            UnknownTopicError: when there is no such topic, or `topic_arn` is no topic's ARN.
        """
        # moto takes a while to import, and many runs raise no alarm.
        from moto.sns.exceptions import SNSNotFoundError
        from moto.sns.models import sns_backends

        parts = topic_arn.split(":")
        if len(parts) != 6 or parts[2] != "sns":
            raise UnknownTopicError(f"'{topic_arn}' is not the ARN of an SNS topic")
        line = " ".join(subject.split())[:_LONGEST_SUBJECT] or None
        try:
            sns_backends[self._account][parts[3]].publish(message, arn=topic_arn, subject=line)
        except SNSNotFoundError:
            raise UnknownTopicError(f"SNS has no topic {topic_arn}; create it first") from None
