"""The builder of SQL scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    sql_activity,
)

from penstock.objects import (
    Ec2Resource,
    JdbcDatabase,
    S3DataNode,
)

BOX = Ec2Resource("box")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
DATABASE = JdbcDatabase("shop", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


def test_sql(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    text = sql_activity("a", deployment=deployment, script="VACUUM", database=DATABASE, runs_on=BOX)
    assert sorted(fields(text), key=str) == [
        ("database", ("ref", "shop")),
        ("runsOn", ("ref", "box")),
        ("script", "VACUUM"),
        ("type", "SqlActivity"),
    ]
    file = sql_activity(
        "a",
        deployment=deployment,
        script=Path("sql/merge.sql"),
        database=DATABASE,
        runs_on=BOX,
        arguments=["#{myDay}"],
        inputs=[FILES],
        outputs=[CLEAN],
        queue="etl",
        maximum_retries=1,
    )
    assert sorted(fields(file), key=str) == [
        ("database", ("ref", "shop")),
        ("input", ("ref", "files")),
        ("maximumRetries", "1"),
        ("output", ("ref", "clean")),
        ("queue", "etl"),
        ("runsOn", ("ref", "box")),
        ("scriptArgument", "#{myDay}"),
        ("scriptUri", "s3://asset-bucket/sql/merge.sql"),
        ("type", "SqlActivity"),
    ]
