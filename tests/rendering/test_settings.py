"""Settings as texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.rendering.graph import Graph
from penstock.rendering.settings import settings, summary


def test_settings(graph: Callable[..., Graph]) -> None:
    """By key, values in order, references by what they lead to; what is told elsewhere is left out."""
    made = graph(
        {
            "id": "a",
            "type": "HadoopActivity",
            "schedule": {"ref": "s"},
            "scheduleType": "cron",
            "argument": ["x", "y" * 61],
            "jarUri": "s3://b/j",
            "postActivityTaskConfig": [{"ref": "config"}, {"ref": "gone"}],
            "runsOn": {"ref": "cluster"},
        },
        {"id": "config", "type": "ShellScriptConfig"},
    )
    fields = made.by_id["a"].fields
    assert settings(made, fields, without=frozenset({"runsOn"})) == (
        ("argument", "x, " + "y" * 59 + "…"),
        ("jarUri", "s3://b/j"),
        ("postActivityTaskConfig", "config, gone (does not exist)"),
    )
    assert settings(made, fields, most=3)[0] == ("arg"[:2] + "…", "x, yy…")


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"type": "CSV"}, "x (CSV)"),
        ({"type": "CSV", "column": ["a INT", "b STRING"]}, "x (CSV): column a INT, b STRING"),
        (
            {"type": "S3DataNode", "filePath": "s3://b/f", "compression": "gzip"},
            "x (S3DataNode): s3://b/f; compression gzip",
        ),
        ({"type": "S3KeyExists", "s3Key": "s3://b/k", "role": "r"}, "x (S3KeyExists): s3://b/k; role r"),
        ({"type": "SqlActivity", "database": {"ref": "gone"}}, "x (SqlActivity): database gone (does not exist)"),
        ({"type": "Ec2Resource", "instanceType": "t2.small"}, "x (Ec2Resource): instanceType t2.small"),
        (
            {
                "type": "EmrCluster",
                "masterInstanceType": "m4.large",
                "coreInstanceCount": "2",
                "taskInstanceType": "m5.large",
                "taskInstanceCount": "4",
                "taskInstanceBidPrice": "0.05",
                "terminateAfter": "1 hour",
            },
            "x (EmrCluster): master m4.large; core 2 x; task 4 x m5.large at a bid of 0.05; terminateAfter 1 hour",
        ),
        ({}, "x (no type)"),
    ],
)
def test_summaries(graph: Callable[..., Graph], item: dict[str, Any], text: str) -> None:
    """Data lies somewhere, clusters have machines, everything has settings."""
    made = graph({"id": "x", **item})
    assert summary(made, made.by_id["x"]) == text
