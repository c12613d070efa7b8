"""Definitions as nodes and edges."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from penstock.rendering.flowchart import draw, subgraph
from penstock.rendering.graph import Graph


def test_shapes_edges_and_frames(graph: Callable[..., Graph]) -> None:
    """A shape for each family; activities stand in the frame of what they run on; formats and alarms are left out."""
    made = graph(
        {"id": "Default", "workerGroup": "w"},
        {"id": "in", "type": "S3DataNode", "filePath": "s3://b/in", "precondition": {"ref": "ready"}},
        {"id": "out", "name": "Out", "type": "OddDataNode", "dataFormat": {"ref": "csv"}},
        {"id": "ready", "type": "S3KeyExists", "s3Key": "s3://b/ready"},
        {"id": "a", "type": "CopyActivity", "input": {"ref": "in"}, "output": {"ref": "out"}, "runsOn": {"ref": "m"}},
        {"id": "b", "type": "CopyActivity", "dependsOn": {"ref": "a"}, "onFail": {"ref": "alarm"}},
        {"id": "c", "type": "CopyActivity", "input": {"ref": "out"}, "runsOn": [{"ref": "m"}]},
        {"id": "m", "name": "Machine", "type": "Ec2Resource"},
        {"id": "idle", "type": "EmrCluster"},
        {"id": "other", "dependsOn": {"ref": "c"}},
        {"id": "csv", "type": "CSV"},
        {"id": "alarm", "type": "SnsAlarm"},
    )
    drawing = draw(made, count(1))
    assert drawing.lines == (
        'n1[("in<br/>s3://b/in")]',
        'n2[("Out #91;out#93;<br/>OddDataNode")]',
        'n3{"ready<br/>S3KeyExists"}',
        'n7{{"idle<br/>EmrCluster"}}',
        'n8("other<br/>no type")',
        'subgraph g9["Machine #91;m#93; (Ec2Resource)"]',
        '  n4["a<br/>CopyActivity"]',
        '  n6["c<br/>CopyActivity"]',
        "end",
        'subgraph g10["worker group w"]',
        '  n5["b<br/>CopyActivity"]',
        "end",
        "n3 -.-> n1",
        "n1 --> n4",
        "n4 --> n2",
        "n4 -.-> n5",
        "n2 --> n6",
        "n6 -.-> n8",
    )
    assert drawing.nodes == {
        "in": "n1", "out": "n2", "ready": "n3", "a": "n4", "b": "n5", "c": "n6", "idle": "n7", "other": "n8",
    }  # fmt: skip


def test_what_does_not_exist(graph: Callable[..., Graph]) -> None:
    """Is drawn once, as missing; texts where references should be are no edges, and equal edges one."""
    made = graph(
        {"id": "a", "type": "CopyActivity", "input": [{"ref": "x"}, {"ref": "x"}, "a"], "output": {"ref": "x"}},
    )
    assert draw(made, count(5)).lines == (
        'n5["a<br/>CopyActivity"]',
        'n6["x<br/>does not exist"]:::missing',
        "n6 --> n5",
        "n5 --> n6",
    )


def test_a_frame() -> None:
    """Statements are indented."""
    assert list(subgraph("g1", 'a "b"', ["x", "y"])) == ['subgraph g1["a #34;b#34;"]', "  x", "  y", "end"]
