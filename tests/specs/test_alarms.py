"""`alarms`: the SnsAlarm objects and the fields of activities."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.objects import Period
from penstock.specs.alarms import AlarmsSpec


def test_both_alarms(deployment: Any) -> None:
    """Each with the pipeline, the activity and the interval in its message."""
    fields = AlarmsSpec(on_failure=True, late_after=Period(2, "hours")).compile("clickstream", deployment)
    (failed,) = fields["on_fail"] or ()
    (late,) = fields["on_late_action"] or ()

    assert fields["late_after_timeout"] == Period(2, "hours")
    assert (failed.id, list(failed.pairs())) == (
        "FailureAlarm",
        [
            ("type", "SnsAlarm"),
            (
                "message",
                (
                    "Pipeline: clickstream\nActivity: #{node.name}\n"
                    "Interval: #{node.@scheduledStartTime} to #{node.@scheduledEndTime}\nError: #{node.errorMessage}"
                ),
            ),
            ("role", "service-role"),
            ("subject", "clickstream: #{node.name} failed"),
            ("topicArn", "arn:aws:sns:us-east-1:111122223333:alarms"),
        ],
    )
    assert (late.id, list(late.pairs())) == (
        "LateAlarm",
        [
            ("type", "SnsAlarm"),
            (
                "message",
                (
                    "Pipeline: clickstream\nActivity: #{node.name}\n"
                    "Interval: #{node.@scheduledStartTime} to #{node.@scheduledEndTime}\n"
                    "It had not started 2 hours after its scheduled time."
                ),
            ),
            ("role", "service-role"),
            ("subject", "clickstream: #{node.name} is late"),
            ("topicArn", "arn:aws:sns:us-east-1:111122223333:alarms"),
        ],
    )


@pytest.mark.parametrize(
    ("values", "set_fields"),
    [
        ({}, ["on_fail"]),
        ({"on_failure": False}, []),
        ({"on_failure": False, "late_after": "1 hour"}, ["late_after_timeout", "on_late_action"]),
    ],
)
def test_only_what_is_asked_for(deployment: Any, values: dict[str, object], set_fields: list[str]) -> None:
    """Fields that are None are not sent."""
    fields = AlarmsSpec.model_validate(values).compile("p", deployment)

    assert sorted(key for key, value in fields.items() if value is not None) == set_fields
