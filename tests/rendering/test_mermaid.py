"""Mermaid flowcharts."""

from __future__ import annotations

from collections.abc import Callable

from penstock.definition.wire import WireDefinition
from penstock.rendering.mermaid import render_mermaid

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
