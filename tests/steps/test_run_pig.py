"""run-pig: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import S3DataNode
from penstock.steps.run_pig import RunPig

PLAIN = {"type": "run-pig", "name": "clean", "script": "pig/clean.pig", "runs_on": "cluster"}


def test_the_least(context: Any, fields: Any) -> None:
    """The nearest output above is read; a folder of its own is written in every run."""
    result = RunPig.model_validate(PLAIN).compile(context())

    assert (result.activity.id, result.output.id) == ("clean", "clean.output")
    assert fields(result.activity) == [
        ("type", "PigActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "clean.output")),
        ("scriptUri", "s3://asset-bucket/pig/clean.pig"),
        ("scriptVariable", "INPUT=#{input.directoryPath}"),
        ("scriptVariable", "OUTPUT=#{output.directoryPath}"),
        ("stage", "false"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/clean.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """A named input that is one object, a named output, parameters in their order, a script in S3."""
    outputs = {
        "one": S3DataNode("one", file_path="s3://b/one.log"),
        "two": S3DataNode("two", directory_path="s3://b/two/"),
    }
    values = {
        **PLAIN,
        "script": "s3://scripts/clean.pig",
        "input": "one",
        "output": "staging",
        "parameters": {"Z": "last letter", "A": "#{@pipelineId}"},
    }

    result = RunPig.model_validate(values).compile(context(outputs))

    assert fields(result.activity) == [
        ("type", "PigActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "one")),
        ("output", ("ref", "staging")),
        ("scriptUri", "s3://scripts/clean.pig"),
        ("scriptVariable", "INPUT=#{input.filePath}"),
        ("scriptVariable", "OUTPUT=#{output.directoryPath}"),
        ("scriptVariable", "Z=last letter"),
        ("scriptVariable", "A=#{@pipelineId}"),
        ("stage", "false"),
    ]
    assert (
        result.output.directory_path == "s3://data-bucket/staging/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"
    )


@pytest.mark.parametrize(
    "change",
    [{"script": None}, {"runs_on": None}, {"parameters": {"1": "x"}}, {"parameters": {"A": ""}}, {"output": "a.b"}],
)
def test_what_is_refused(change: dict[str, Any]) -> None:
    """Names are those of objects and of Pig parameters."""
    with pytest.raises(ValidationError):
        RunPig.model_validate({**PLAIN, **change})
