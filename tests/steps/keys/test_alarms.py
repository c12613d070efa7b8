"""`alarms`: the SnsAlarm objects and the fields of activities."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.objects import Period
from penstock.steps.keys.alarms import Alarms, AlarmsSpec, StepAlarms


def test_all_alarms(deployment: Any) -> None:
    """Each with the pipeline, the activity and the interval in its message."""
    fields = Alarms("clickstream", deployment).fields(AlarmsSpec(on_success=True, late_after=Period(2, "hours")))
    (failed,) = fields["on_fail"] or ()
    (late,) = fields["on_late_action"] or ()
    (finished,) = fields["on_success"] or ()

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
                    "It had not started #{node.lateAfterTimeout} after its scheduled time."
                ),
            ),
            ("role", "service-role"),
            ("subject", "clickstream: #{node.name} is late"),
            ("topicArn", "arn:aws:sns:us-east-1:111122223333:alarms"),
        ],
    )
    assert (finished.id, list(finished.pairs())[1::2]) == (
        "SuccessAlarm",
        [
            (
                "message",
                (
                    "Pipeline: clickstream\nActivity: #{node.name}\n"
                    "Interval: #{node.@scheduledStartTime} to #{node.@scheduledEndTime}\n"
                    "Finished: #{node.@actualEndTime}"
                ),
            ),
            ("subject", "clickstream: #{node.name} finished"),
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
    fields = Alarms("p", deployment).fields(AlarmsSpec.model_validate(values))

    assert sorted(key for key, value in fields.items() if value is not None) == set_fields


def test_a_step_says_what_differs() -> None:
    """What it leaves out is as in the spec."""
    spec = AlarmsSpec(on_failure=True, on_success=False, late_after=Period(1, "hours"))

    assert StepAlarms(on_failure=False).over(spec) == AlarmsSpec(on_failure=False, late_after=Period(1, "hours"))
    assert StepAlarms(on_success=True, late_after=Period(2, "hours")).over(spec) == AlarmsSpec(
        on_success=True, late_after=Period(2, "hours")
    )
    assert StepAlarms().over(spec) == spec
