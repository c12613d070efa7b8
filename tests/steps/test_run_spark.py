"""run-spark: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import S3DataNode
from penstock.steps.run_spark import RunSpark

PLAIN = {"type": "run-spark", "name": "model", "script": "spark/model.py", "runs_on": "cluster"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_least(context: Any, fields: Any) -> None:
    """By way of command-runner.jar, on the cluster's nodes."""
    result = RunSpark.model_validate(PLAIN).compile(context())

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "EmrActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "logs")),
        ("step", "command-runner.jar,spark-submit,--deploy-mode,cluster,s3://asset-bucket/spark/model.py"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Options before the application, its arguments after it; commas are escaped."""
    outputs = {"one": S3DataNode("one", directory_path="s3://b/1/"), "two": S3DataNode("two", file_path="s3://b/2")}
    values = {
        **PLAIN,
        "script": "s3://jars/model.jar",
        "arguments": ["#{input.directoryPath}", "#{output.directoryPath}", "a,b"],
        "main_class": "com.example.Model",
        "options": ["--conf", "spark.executor.cores=2", "--jars", "a.jar,b.jar"],
        "deploy_mode": "client",
        "input": "one",
        "output": "scores",
    }
    step = RunSpark.model_validate(values)

    result = step.compile(context(outputs))

    assert fields(result.activity) == [
        ("type", "EmrActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "one")),
        ("output", ("ref", "scores")),
        (
            "step",
            (
                r"command-runner.jar,spark-submit,--deploy-mode,client,--class,com.example.Model,--conf,"
                r"spark.executor.cores=2,--jars,a.jar\\,b.jar,s3://jars/model.jar,#{input.directoryPath},"
                r"#{output.directoryPath},a\\,b"
            ),
        ),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/scores/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]
    assert (result.output.id, step.staging_prefix) == ("scores", "scores/")


@pytest.mark.parametrize("change", [{"script": None}, {"arguments": [""]}, {"deploy_mode": "local"}, {"output": "a.b"}])
def test_what_is_refused(change: dict[str, Any]) -> None:
    """An empty argument would be lost between two commas."""
    with pytest.raises(ValidationError):
        RunSpark.model_validate({**PLAIN, **change})
