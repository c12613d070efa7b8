"""The builder of alarms."""

from __future__ import annotations

from typing import Any

from etl_constructs.builders import sns_alarm


def test_goes_to_the_topic_of_the_deployment(deployment: Any, fields: Any) -> None:
    """With the service's role; expressions stay as they are."""
    alarm = sns_alarm("late", deployment=deployment, subject="#{node.name} is late", message="line 1\nline 2")
    assert alarm.id == "late"
    assert sorted(fields(alarm)) == [
        ("message", "line 1\nline 2"),
        ("role", "service-role"),
        ("subject", "#{node.name} is late"),
        ("topicArn", "arn:aws:sns:us-east-1:111122223333:alarms"),
        ("type", "SnsAlarm"),
    ]
