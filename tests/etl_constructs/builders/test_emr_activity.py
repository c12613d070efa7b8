"""The builder of steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from etl_constructs.builders import (
    EmrStep,
    emr_activity,
)

from penstock.objects import (
    EmrCluster,
    S3DataNode,
)

CLUSTER = EmrCluster("cluster")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")


def test_steps(deployment: Any, fields: Any) -> None:
    """Files are assets; a comma within an argument has two backslashes, as the guide writes it in JSON with four."""
    activity = emr_activity(
        "a",
        deployment=deployment,
        steps=[
            EmrStep(Path("lib/sort.jar"), ["com.example.Sort", "#{format(@scheduledStartTime,'YYYY,}')}-x", "a,b"]),
            EmrStep("command-runner.jar", ["spark-submit", Path("spark/job.py"), "#{input.directoryPath}"]),
            EmrStep("s3://b/plain.jar"),
        ],
        runs_on=CLUSTER,
        inputs=[FILES],
        outputs=[CLEAN],
        commands_before=["mkdir x"],
        commands_after=["rm x"],
        maximum_retries=1,
    )
    assert sorted(fields(activity), key=lambda field: field[0]) == [
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("postStepCommand", "rm x"),
        ("preStepCommand", "mkdir x"),
        ("runsOn", ("ref", "cluster")),
        ("step", "s3://asset-bucket/lib/sort.jar,com.example.Sort,#{format(@scheduledStartTime,'YYYY,}')}-x,a\\\\,b"),
        ("step", "command-runner.jar,spark-submit,s3://asset-bucket/spark/job.py,#{input.directoryPath}"),
        ("step", "s3://b/plain.jar"),
        ("type", "EmrActivity"),
    ]


def test_fails_for_too_many_steps(deployment: Any) -> None:
    """The service takes 255 of each."""
    steps = [EmrStep("a.jar")] * 256
    with pytest.raises(ValueError, match=r"^'a' has 256 steps: the service takes 255 at most$"):
        emr_activity("a", deployment=deployment, steps=steps, runs_on=CLUSTER)
    with pytest.raises(ValueError, match=r"^'a' has 256 commands_after: the service takes 255 at most$"):
        emr_activity("a", deployment=deployment, steps=steps[:1], runs_on=CLUSTER, commands_after=["true"] * 256)
