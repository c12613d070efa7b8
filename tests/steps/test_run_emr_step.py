"""run-emr-step: all that it compiles to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.keys.types import ASSETS
from penstock.steps.run_emr_step import RunEmrStep

PLAIN = {"type": "run-emr-step", "name": "sort", "steps": [["s3://jars/sort.jar"]], "runs_on": "cluster"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_least(context: Any, fields: Any) -> None:
    """One step without arguments, after what stands above."""
    result = RunEmrStep.model_validate(PLAIN).compile(context({}, (PigActivity("earlier", script="x"),)))

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "EmrActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "cluster")),
        ("step", "s3://jars/sort.jar"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Steps in their order; files are assets, commas are escaped."""
    values = {
        **PLAIN,
        "steps": [
            [{"asset": "lib/sort.jar"}, "com.example.Sort", "#{input.directoryPath}", "a,b"],
            ["command-runner.jar", "spark-submit", {"asset": "spark/job.py"}, "#{output.directoryPath}"],
        ],
        "commands_before": ["mkdir x"],
        "commands_after": ["rm -r x", "true"],
        "output": "sorted",
    }

    result = RunEmrStep.model_validate(values).compile(context())

    assert fields(result.activity) == [
        ("type", "EmrActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "sorted")),
        ("postStepCommand", "rm -r x"),
        ("postStepCommand", "true"),
        ("preStepCommand", "mkdir x"),
        ("step", r"s3://asset-bucket/lib/sort.jar,com.example.Sort,#{input.directoryPath},a\\,b"),
        ("step", "command-runner.jar,spark-submit,s3://asset-bucket/spark/job.py,#{output.directoryPath}"),
    ]
    assert result.output.directory_path == (
        "s3://data-bucket/sorted/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"
    )


@pytest.mark.parametrize(
    ("steps", "place", "message"),
    [
        ([], (), "List should have at least 1 item"),
        ([[]], (0,), "List should have at least 1 item"),
        ([["a.jar", 5]], (0, 1), "Input should be text, or `asset:` with the path of a file under assets/"),
        ([["a.jar", ""]], (0, 1), "Input should be text, or `asset:`"),
        ([["a.jar", {"asset": "x", "b": 1}]], (0, 1), "Input should be text, or `asset:`"),
        ([["a.jar"], [{"asset": "x.jar"}]], (1, 0), "there is no file assets/x.jar"),
        ([["a.jar"]] * 256, (), "List should have at most 255 items"),
    ],
)
def test_fails_for_what_is_no_step(tmp_path: Path, steps: Any, place: tuple[int, ...], message: str) -> None:
    """Each at its place."""
    with pytest.raises(ValidationError) as caught:
        RunEmrStep.model_validate({**PLAIN, "steps": steps}, context={ASSETS: tmp_path})
    (error,) = caught.value.errors()
    assert error["loc"] == ("steps", *place)
    assert error["msg"].startswith(message)
