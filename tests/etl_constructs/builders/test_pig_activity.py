"""The builder of Pig activities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import pig_activity

from penstock.objects import EmrCluster, Period, S3DataNode, SnsAlarm

CLUSTER = EmrCluster("cluster")
LOGS = S3DataNode("logs", directory_path="s3://b/logs/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
ALARM = SnsAlarm("alarm", message="m", subject="s", topic_arn="t")


def test_the_least(deployment: Any, fields: Any) -> None:
    """The script is an asset; it is not staged, and knows the paths of its data."""
    activity = pig_activity(
        "parse", deployment=deployment, script=Path("assets/pig/p.pig"), source=LOGS, target=CLEAN, runs_on=CLUSTER
    )
    assert activity.id == "parse"
    assert sorted(fields(activity), key=str) == [
        ("input", ("ref", "logs")),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("scriptUri", "s3://asset-bucket/pig/p.pig"),
        ("scriptVariable", "INPUT=#{input.directoryPath}"),
        ("scriptVariable", "OUTPUT=#{output.directoryPath}"),
        ("stage", "false"),
        ("type", "PigActivity"),
    ]


def test_everything(deployment: Any, fields: Any) -> None:
    """A single file as the input, parameters after the paths, alarms."""
    activity = pig_activity(
        "parse",
        deployment=deployment,
        script=Path("assets/pig/p.pig"),
        source=S3DataNode("users", file_path="s3://b/users.csv"),
        target=CLEAN,
        runs_on=CLUSTER,
        parameters={"day": "#{@scheduledStartTime}", "a": "b=c"},
        on_fail=[ALARM],
        on_late_action=[ALARM],
        late_after=Period(2, "hours"),
    )
    found = fields(activity)
    assert [value for key, value in found if key == "scriptVariable"] == [
        "INPUT=#{input.filePath}",
        "OUTPUT=#{output.directoryPath}",
        "day=#{@scheduledStartTime}",
        "a=b=c",
    ]
    assert {key: value for key, value in found if key.startswith(("on", "late"))} == {
        "onFail": ("ref", "alarm"),
        "onLateAction": ("ref", "alarm"),
        "lateAfterTimeout": "2 hours",
    }
