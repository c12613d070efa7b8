"""Mermaid flowcharts."""

from __future__ import annotations

from collections.abc import Callable

from penstock.definition.wire import WireDefinition
from penstock.rendering.mermaid import render_estate, render_mermaid

CLICKSTREAM = """\
---
title: "clickstream: every 1 day from the first activation; each run at the start of its interval (cron)"
---
flowchart LR
  n1{"checkTrigger<br/>S3KeyExists"}
  n2[("weblogs-bucket<br/>s3://data-bucket/logs/#35;{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')…")]
  n3[("staging<br/>s3://data-bucket/staging/#35;{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/")]
  n5[("LoadToRedshift.table<br/>weblogs in Warehouse")]
  subgraph g7["myEMR (EmrCluster)"]
    n4["logsProcess-ExtractTransform<br/>PigActivity"]
  end
  subgraph g8["myEC2 (Ec2Resource)"]
    n6["LoadToRedshift<br/>RedshiftCopyActivity"]
  end
  n1 -.-> n2
  n2 --> n4
  n4 --> n3
  n3 --> n6
  n6 --> n5
"""


def test_the_clickstream(clickstream: WireDefinition) -> None:
    """What GitHub draws in its review."""
    assert render_mermaid(clickstream, "clickstream") == CLICKSTREAM


def test_nothing() -> None:
    """An empty diagram is one."""
    assert render_mermaid(WireDefinition(()), "empty") == '---\ntitle: "empty"\n---\nflowchart LR\n'
    assert render_estate([]) == "flowchart LR\n"


def test_what_does_not_exist(definition: Callable[..., WireDefinition]) -> None:
    """Has a look of its own."""
    made = definition({"id": "a", "type": "CopyActivity", "input": {"ref": "x"}})
    assert render_mermaid(made, "p") == (
        '---\ntitle: "p"\n---\n'
        "flowchart LR\n"
        '  n1["a<br/>CopyActivity"]\n'
        '  n2["x<br/>does not exist"]:::missing\n'
        "  n2 --> n1\n"
        "  classDef missing stroke-dasharray: 5 5\n"
    )


def test_the_estate(definition: Callable[..., WireDefinition]) -> None:
    """A frame for each pipeline; what one writes and another reads is joined by its place, within one it is not."""
    table = {"type": "RedshiftDataNode", "tableName": "visits", "database": {"ref": "db"}}
    database = {"id": "db", "type": "RedshiftDatabase", "clusterId": "dwh", "databaseName": "d"}
    reports = definition(
        {"id": "Default", "scheduleType": "ondemand"},
        {"id": "rows", **table},
        database,
        {"id": "report", "type": "SqlActivity", "input": {"ref": "rows"}},
    )
    load = definition(
        {"id": "raw", "type": "S3DataNode", "filePath": "s3://b/raw"},
        {"id": "rows", **table},
        database,
        {"id": "load", "type": "RedshiftCopyActivity", "input": {"ref": "raw"}, "output": {"ref": "rows"}},
    )
    fetch = definition(
        {"id": "page", "type": "S3DataNode", "filePath": "s3://b/raw"},
        {"id": "same", "type": "S3DataNode", "filePath": "s3://b/raw"},
        {"id": "fetch", "type": "ShellCommandActivity", "output": {"ref": "page"}},
        {"id": "check", "type": "ShellCommandActivity", "input": {"ref": "same"}},
    )
    assert render_estate([("reports", reports), ("load", load), ("fetch", fetch)]) == (
        "flowchart LR\n"
        '  subgraph g10["reports: on demand, once for each activation"]\n'
        '    n1[("rows<br/>visits in db")]\n'
        '    n2["report<br/>SqlActivity"]\n'
        "    n1 --> n2\n"
        "  end\n"
        '  subgraph g11["load"]\n'
        '    n3[("raw<br/>s3://b/raw")]\n'
        '    n4[("rows<br/>visits in db")]\n'
        '    n5["load<br/>RedshiftCopyActivity"]\n'
        "    n3 --> n5\n"
        "    n5 --> n4\n"
        "  end\n"
        '  subgraph g12["fetch"]\n'
        '    n6[("page<br/>s3://b/raw")]\n'
        '    n7[("same<br/>s3://b/raw")]\n'
        '    n8["fetch<br/>ShellCommandActivity"]\n'
        '    n9["check<br/>ShellCommandActivity"]\n'
        "    n8 --> n6\n"
        "    n7 --> n9\n"
        "  end\n"
        "  n4 ==> n1\n"
        "  n6 ==> n3\n"
    )
