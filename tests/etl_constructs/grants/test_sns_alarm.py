"""SnsAlarm: one topic."""

from __future__ import annotations

from typing import Any

from etl_constructs.grants.names import REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import SnsAlarm


def test_the_service_publishes(granted: Any) -> None:
    """To the topic that is named."""
    topic = "arn:aws:sns:eu-west-1:111122223333:alarms"
    alarm = SnsAlarm("a", message="m", subject="s", topic_arn=topic)
    assert granted(alarm) == [Statement(Grantee.SERVICE, ("sns:Publish",), (topic,))]


def test_the_end_of_the_topic_may_be_an_expression(granted: Any) -> None:
    """With a reason."""
    topic = "arn:aws:sns:eu-west-1:111122223333:alarms-#{myStage}"
    assert granted(SnsAlarm("a", message="m", subject="s", topic_arn=topic)) == [
        Statement(Grantee.SERVICE, ("sns:Publish",), ("arn:aws:sns:eu-west-1:111122223333:alarms-*",), REASON)
    ]
