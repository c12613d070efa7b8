"""AlarmTopic: where the alarms of a pipeline go."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk import aws_kms as kms, aws_sns as sns

from constructs import Construct


class AlarmTopic(Construct):
    """An encrypted SNS topic that takes messages over TLS only.

    Attributes:
        topic: the topic; add subscriptions to it.
    """

    def __init__(self, scope: Construct, construct_id: str, *, emails: Sequence[str] = ()) -> None:
        """Make the topic.

        Args:
            scope: parent.
            construct_id: id under the parent.
            emails: addresses that are asked to subscribe.
        """
        super().__init__(scope, construct_id)
        self.topic = sns.Topic(
            self, "Topic", enforce_ssl=True, master_key=kms.Alias.from_alias_name(self, "Key", "alias/aws/sns")
        )
        for email in dict.fromkeys(emails):
            sns.Subscription(
                self, f"Email-{email}", topic=self.topic, protocol=sns.SubscriptionProtocol.EMAIL, endpoint=email
            )
