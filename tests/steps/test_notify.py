"""notify: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, SnsAlarm
from penstock.steps.notify import Notify

PLAIN = {
    "type": "notify",
    "name": "tell",
    "runs_on": "machine",
    "subject": "Done",
    "message": "All of it:\n#{node.name}",
}


def test_the_message(context: Any, fields: Any) -> None:
    """It is sent when the activity, which comes after all above, has succeeded."""
    result = Notify.model_validate(PLAIN).compile(context({}, (PigActivity("a", script="x"),)))

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("onSuccess", ("ref", "tell.message")),
        ("dependsOn", ("ref", "a")),
        ("runsOn", ("ref", "machine")),
        ("command", "true"),
        ("stage", "false"),
    ]
    (message,) = result.activity.on_success
    assert fields(message) == [
        ("type", "SnsAlarm"),
        ("message", "All of it:\n#{node.name}"),
        ("role", "service-role"),
        ("subject", "Done"),
        ("topicArn", "arn:aws:sns:us-east-1:111122223333:alarms"),
    ]


def test_alarms_of_the_spec_stay(context: Any) -> None:
    """Where every success is told, this one is, too."""
    told = SnsAlarm("SuccessAlarm", message="m", subject="s", topic_arn="t")
    made = context()
    made = replace(made, alarms={**made.alarms, "on_success": (told,)})
    activity = Notify.model_validate(PLAIN).compile(made).activity
    assert activity is not None
    assert [item.id for item in activity.on_success or ()] == ["tell.message", "SuccessAlarm"]


@pytest.mark.parametrize("subject", ["", "two\nlines", "x" * 101])
def test_subjects_that_sns_refuses(subject: str) -> None:
    """Before anything is deployed."""
    with pytest.raises(ValidationError):
        Notify.model_validate({**PLAIN, "subject": subject})
