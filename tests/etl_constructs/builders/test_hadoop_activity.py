"""The builder of Hadoop jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    hadoop_activity,
)

from penstock.objects import (
    EmrCluster,
    S3DataNode,
)

CLUSTER = EmrCluster("cluster")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")


def test_a_hadoop_job(deployment: Any, fields: Any) -> None:
    """A local JAR is an asset; arguments are not escaped."""
    activity = hadoop_activity(
        "a",
        deployment=deployment,
        jar=Path("lib/sort.jar"),
        runs_on=CLUSTER,
        main_class="com.example.Sort",
        arguments=["a,b", "c"],
        inputs=[FILES],
        outputs=[CLEAN],
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(activity), key=str) == [
        ("argument", "a,b"),
        ("argument", "c"),
        ("hadoopQueue", "etl"),
        ("input", ("ref", "files")),
        ("jarUri", "s3://asset-bucket/lib/sort.jar"),
        ("mainClass", "com.example.Sort"),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HadoopActivity"),
    ]
