"""run-hive: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.run_hive import RunHive

PLAIN = {"type": "run-hive", "name": "daily", "script": "hive/daily.q", "runs_on": "cluster"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_least(context: Any, fields: Any) -> None:
    """The nearest output above is read; a folder of its own is written in every run."""
    result = RunHive.model_validate(PLAIN).compile(context())

    assert fields(result.activity) == [
        ("type", "HiveActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "daily.output")),
        ("scriptUri", "s3://asset-bucket/hive/daily.q"),
        ("scriptVariable", "INPUT=#{input.directoryPath}"),
        ("scriptVariable", "OUTPUT=#{output.directoryPath}"),
        ("stage", "false"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/daily.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """HiveQL in the spec, more variables, names, after what stands above."""
    one = S3DataNode("one", file_path="s3://b/one.log")
    values = {
        **PLAIN,
        "script": None,
        "command": "INSERT OVERWRITE DIRECTORY '${OUTPUT}' SELECT 1;",
        "input": "one",
        "output": "days",
        "variables": {"DAY": "#{format(@scheduledStartTime,'YYYY-MM-dd')}"},
    }

    result = RunHive.model_validate(values).compile(context({"one": one}, (PigActivity("earlier", script="x"),)))

    assert fields(result.activity) == [
        ("type", "HiveActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "one")),
        ("output", ("ref", "days")),
        ("hiveScript", "INSERT OVERWRITE DIRECTORY '${OUTPUT}' SELECT 1;"),
        ("scriptVariable", "INPUT=#{input.filePath}"),
        ("scriptVariable", "OUTPUT=#{output.directoryPath}"),
        ("scriptVariable", "DAY=#{format(@scheduledStartTime,'YYYY-MM-dd')}"),
        ("stage", "false"),
    ]


@pytest.mark.parametrize(
    "change", [{"script": None}, {"command": "SELECT 1;"}, {"runs_on": None}, {"variables": {"1": "x"}}]
)
def test_what_is_refused(change: dict[str, Any]) -> None:
    """Exactly one of command and script."""
    with pytest.raises(ValidationError):
        RunHive.model_validate({**PLAIN, **change})
