"""What all activities take."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import copy_activity, hadoop_activity
from etl_constructs.builders.activity_options import activity_fields

from penstock.objects import (
    Ec2Resource,
    EmrCluster,
    Exists,
    Period,
    S3DataNode,
    Schedule,
    ShellScriptConfig,
    SnsAlarm,
    StartAt,
)

ALARM = SnsAlarm("alarm", message="m", subject="s", topic_arn="t")
HOURLY = Schedule("hourly", period=Period(1, "hours"), start_at=StartAt.FIRST_ACTIVATION)
FILES = S3DataNode("files", directory_path="s3://b/in/")
COPY = S3DataNode("copy", directory_path="s3://b/out/")


def test_all_of_them(fields: Any) -> None:
    """Under the service's names."""
    activity = copy_activity(
        "c",
        source=FILES,
        target=COPY,
        runs_on=Ec2Resource("box"),
        attempt_timeout=Period(2, "hours"),
        depends_on=[FILES],
        late_after=Period(1, "hours"),
        maximum_retries=0,
        on_fail=[ALARM],
        on_late_action=[ALARM],
        on_success=[ALARM],
        precondition=[Exists("there")],
        retry_delay=Period(5, "minutes"),
        schedule=HOURLY,
    )
    assert sorted(fields(activity), key=str) == [
        ("attemptTimeout", "2 hours"),
        ("dependsOn", ("ref", "files")),
        ("input", ("ref", "files")),
        ("lateAfterTimeout", "1 hour"),
        ("maximumRetries", "0"),
        ("onFail", ("ref", "alarm")),
        ("onLateAction", ("ref", "alarm")),
        ("onSuccess", ("ref", "alarm")),
        ("output", ("ref", "copy")),
        ("precondition", ("ref", "there")),
        ("retryDelay", "5 minutes"),
        ("runsOn", ("ref", "box")),
        ("schedule", ("ref", "hourly")),
        ("type", "CopyActivity"),
    ]


def test_scripts_around_an_activity(fields: Any) -> None:
    """On a cluster."""
    activity = hadoop_activity(
        "h",
        deployment=None,  # type: ignore[arg-type]
        jar="/usr/lib/a.jar",
        runs_on=EmrCluster("c"),
        before=ShellScriptConfig("setUp"),
        after=ShellScriptConfig("tidyUp"),
    )
    assert sorted(fields(activity), key=str) == [
        ("jarUri", "/usr/lib/a.jar"),
        ("postActivityTaskConfig", ("ref", "tidyUp")),
        ("preActivityTaskConfig", ("ref", "setUp")),
        ("runsOn", ("ref", "c")),
        ("type", "HadoopActivity"),
    ]


def test_what_is_empty_is_no_field() -> None:
    """So that callers can hand over what they have."""
    assert activity_fields({"on_fail": [], "late_after": None}) == {"on_fail": None, "late_after_timeout": None}


def test_fails_for_an_unknown_option() -> None:
    """With its name."""
    with pytest.raises(TypeError, match=r"^CopyActivity has no field on_failure$"):
        copy_activity("c", source=FILES, target=COPY, runs_on=Ec2Resource("box"), on_failure=[])  # type: ignore[call-arg]
