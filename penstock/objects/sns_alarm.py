"""Publishes a message to an SNS topic; `node` is the object that raised it."""

from __future__ import annotations

from penstock.objects.families import Action
from penstock.objects.fields import string


class SnsAlarm(Action):
    """Publishes a message to an SNS topic; `node` is the object that raised it.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-snsalarm.html
    """

    TYPE = "SnsAlarm"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-snsalarm.html"
    NEEDED = ("role",)

    message: str = string("Body of the notification")
    role: str | None = string("IAM role that the service uses, by default that of Default", default=None)
    subject: str = string("Subject of the notification")
    topic_arn: str = string("ARN of the topic")
