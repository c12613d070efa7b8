"""run-hadoop-streaming: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import S3DataNode
from penstock.steps.run_hadoop_streaming import RunHadoopStreaming

PLAIN = {"type": "run-hadoop-streaming", "name": "words", "mapper": "hadoop/split.py", "runs_on": "cluster"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_least(context: Any, fields: Any) -> None:
    """A mapper alone; a retry begins with an empty folder."""
    result = RunHadoopStreaming.model_validate(PLAIN).compile(context())

    assert fields(result.activity) == [
        ("type", "EmrActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "words.output")),
        ("preStepCommand", "hadoop fs -rm -r -f -skipTrash '#{output.directoryPath}'"),
        (
            "step",
            (
                "command-runner.jar,hadoop-streaming,-files,s3://asset-bucket/hadoop/split.py#split.py,-mapper,"
                "split.py,-reducer,NONE,-input,#{input.directoryPath},-output,#{output.directoryPath}"
            ),
        ),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/words.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Generic options go first; all files are one argument, whose commas are escaped."""
    values = {
        **PLAIN,
        "reducer": "s3://scripts/count.py",
        "files": ["hadoop/stop.txt"],
        "options": ["-D", "mapreduce.job.reduces=2"],
        "arguments": ["-numReduceTasks", "2"],
        "input": "one",
        "output": "counts",
    }

    result = RunHadoopStreaming.model_validate(values).compile(
        context({"one": S3DataNode("one", file_path="s3://b/1")})
    )

    assert [value for key, value in fields(result.activity) if key == "step"] == [
        (
            r"command-runner.jar,hadoop-streaming,-D,mapreduce.job.reduces=2,-files,"
            r"s3://asset-bucket/hadoop/split.py#split.py\\,s3://scripts/count.py#count.py\\,"
            r"s3://asset-bucket/hadoop/stop.txt#stop.txt,-mapper,split.py,-reducer,count.py,-input,#{input.filePath},"
            r"-output,#{output.directoryPath},-numReduceTasks,2"
        )
    ]
    assert result.output.id == "counts"


def test_hadoop_s_own_reducer(context: Any) -> None:
    """It is no file."""
    (step,) = RunHadoopStreaming.model_validate({**PLAIN, "reducer": "aggregate"}).compile(context()).activity.step

    assert "-files,s3://asset-bucket/hadoop/split.py#split.py,-mapper,split.py,-reducer,aggregate,-input" in step


def test_fails_for_two_files_of_one_name() -> None:
    """All are copied into one folder; the same file may be both."""
    with pytest.raises(ValidationError, match=r"two different files are named split\.py; they are copied into one"):
        RunHadoopStreaming.model_validate({**PLAIN, "reducer": "other/split.py"})
    assert RunHadoopStreaming.model_validate({**PLAIN, "reducer": "hadoop/split.py"}).reducer == "hadoop/split.py"
