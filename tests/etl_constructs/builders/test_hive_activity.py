"""The builder of Hive scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    hive_activity,
)

from penstock.objects import (
    EmrCluster,
    S3DataNode,
)

CLUSTER = EmrCluster("cluster")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")


def test_hive(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    text = hive_activity(
        "a", deployment=deployment, script="SELECT 1;", inputs=[FILES], outputs=[CLEAN], runs_on=CLUSTER
    )
    assert sorted(fields(text), key=str) == [
        ("hiveScript", "SELECT 1;"),
        ("input", ("ref", "files")),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HiveActivity"),
    ]
    file = hive_activity(
        "a",
        deployment=deployment,
        script=Path("hive/sum.q"),
        inputs=[FILES],
        outputs=[CLEAN],
        runs_on=CLUSTER,
        variables={"DAY": "#{myDay}", "A": "b=c"},
        stage=False,
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(file), key=str) == [
        ("hadoopQueue", "etl"),
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("scriptUri", "s3://asset-bucket/hive/sum.q"),
        ("scriptVariable", "A=b=c"),
        ("scriptVariable", "DAY=#{myDay}"),
        ("stage", "false"),
        ("type", "HiveActivity"),
    ]
    assert file.script_variable == ("DAY=#{myDay}", "A=b=c")
