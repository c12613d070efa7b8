"""wait-for-pipelines: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.wait_for_pipelines import WaitForPipelines

PLAIN = {"type": "wait-for-pipelines", "name": "wait", "runs_on": "machine", "pipelines": ["orders"]}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]
OWN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
OVER = "[ \"$(date -u +%Y%m%d%H%M%S)\" -ge #{format(plusHours(@scheduledStartTime, 4),'YYYYMMddHHmmss')} ]"


def test_the_least(context: Any, fields: Any) -> None:
    """The service looks for the marker; what is waited for comes before the machine."""
    result = WaitForPipelines.model_validate(PLAIN).compile(context())

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("precondition", ("ref", "wait.orders")),
        ("runsOn", ("ref", "machine")),
        ("command", "true"),
        ("stage", "false"),
    ]
    (precondition,) = result.activity.precondition
    assert fields(precondition) == [
        ("type", "S3KeyExists"),
        ("preconditionTimeout", "1 day"),
        ("role", "service-role"),
        ("s3Key", f"s3://orders-bucket/markers/{OWN}/_SUCCESS"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Intervals of others, one of two pipelines may fail; it waits for what stands above."""
    values = {
        **PLAIN,
        "pipelines": [
            {"pipeline": "orders"},
            {"pipeline": "orders", "interval": "#{ minusDays(@scheduledStartTime, 1) }"},
            "visits",
        ],
        "may_fail": ["visits"],
        "timeout": "4 hours",
    }

    activity = WaitForPipelines.model_validate(values).compile(context({}, (PigActivity("a", script="x"),))).activity

    assert fields(activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "a")),
        ("precondition", ("ref", "wait.orders")),
        ("precondition", ("ref", "wait.orders-2")),
        ("precondition", ("ref", "wait.visits")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "wait.visits.marker")),
        ("command", "true"),
        ("stage", "false"),
    ]
    _, yesterday, late = activity.precondition
    assert fields(yesterday) == [
        ("type", "S3KeyExists"),
        ("preconditionTimeout", "4 hours"),
        ("role", "service-role"),
        (
            "s3Key",
            "s3://orders-bucket/markers/#{format(minusDays(@scheduledStartTime, 1),'YYYY-MM-dd-HH-mm-ss')}/_SUCCESS",
        ),
    ]
    assert fields(late) == [
        ("type", "ShellCommandPrecondition"),
        ("command", f'aws s3 ls "s3://visits-bucket/markers/{OWN}/_SUCCESS" || {OVER}'),
    ]
    (marker,) = activity.input
    assert fields(marker) == [
        ("type", "S3DataNode"),
        ("directoryPath", f"s3://visits-bucket/markers/{OWN}/"),
    ]


@pytest.mark.parametrize("unit", ["minutes", "hours", "days", "weeks", "months", "years"])
def test_a_run_is_late_by_when_it_was_due(context: Any, unit: str) -> None:
    """That of an interval whose run comes at its end is due then."""
    from dataclasses import replace

    values = {**PLAIN, "may_fail": ["orders"], "timeout": f"2 {unit}"}

    step = WaitForPipelines.model_validate(values)
    (late,) = step.compile(replace(context(), due="@scheduledEndTime")).activity.precondition

    assert f"#{{format(plus{unit.capitalize()}(@scheduledEndTime, 2),'YYYYMMddHHmmss')}} ]" in late.command


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pipelines": []}, "List should have at least 1 item"),
        ({"pipelines": ["Orders"]}, "String should match pattern"),
        ({"pipelines": [{"name": "orders"}]}, "Field required"),
        ({"may_fail": ["visits"]}, "'visits' in may_fail is not one of pipelines"),
        (
            {"pipelines": ["orders", {"pipeline": "orders", "interval": "#{@scheduledStartTime}"}]},
            "no interval of a pipeline may be waited for twice",
        ),
        (
            {"pipelines": [{"pipeline": "orders", "interval": "yesterday"}]},
            "'yesterday' is no time; write one expression, such as #{minusDays(@scheduledStartTime, 1)}",
        ),
        (
            {"pipelines": [{"pipeline": "orders", "interval": "#{myDay}"}]},
            "an interval is told by @scheduledStartTime and @scheduledEndTime; 'myDay' is not known here",
        ),
        ({"pipelines": [{"pipeline": "orders", "interval": "#{minusDay(@scheduledStartTime, 1)}"}]}, "minusDay"),
        ({"pipelines": [{"pipeline": "orders", "interval": "#{year(@scheduledStartTime)}"}]}, "is no time"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], message: str) -> None:
    """With what to do instead."""
    with pytest.raises(ValidationError) as caught:
        WaitForPipelines.model_validate({**PLAIN, **changes})
    assert message in str(caught.value)
