"""All pipelines in one flowchart."""

from __future__ import annotations

from collections.abc import Callable

from penstock.definition.wire import WireDefinition
from penstock.rendering.estate_mermaid import render_estate
from penstock.rendering.pipeline_view import Awaits, PipelineView, UsesTable


def test_nothing() -> None:
    """An empty diagram is one."""
    assert render_estate([]) == "flowchart LR\n"


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
    assert render_estate(
        [PipelineView("reports", reports), PipelineView("load", load), PipelineView("fetch", fetch)]
    ) == (
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


def _step(name: str, **more: object) -> dict[str, object]:
    return {"id": name, "type": "SqlActivity", **more}


def test_waits(definition: Callable[..., WireDefinition]) -> None:
    """From the step that marks success, or from the frame where there is none, to the one that waits."""
    orders = PipelineView("orders", definition(_step("done")), success="done")
    visits = PipelineView("visits", definition(_step("work")))
    awaits = (Awaits("orders", "wait"), Awaits("visits", "wait", "may fail"), Awaits("gone", "wait"))
    report = PipelineView("report", definition(_step("wait")), awaits=awaits)
    assert render_estate([orders, visits, report]) == (
        "flowchart LR\n"
        '  subgraph g4["orders"]\n'
        '    n1["done<br/>SqlActivity"]\n'
        "  end\n"
        '  subgraph g5["visits"]\n'
        '    n2["work<br/>SqlActivity"]\n'
        "  end\n"
        '  subgraph g6["report"]\n'
        '    n3["wait<br/>SqlActivity"]\n'
        "  end\n"
        '  n1 -. "waits" .-> n3\n'
        '  g5 -. "waits: may fail" .-> n3\n'
        '  n7["gone<br/>does not exist"]:::missing\n'
        '  n7 -. "waits" .-> n3\n'
        "  classDef missing stroke-dasharray: 5 5\n"
    )


def test_tables(definition: Callable[..., WireDefinition]) -> None:
    """Outside of the frames; a data node of the table stands for the step that writes it."""
    rows = {"id": "load.table", "type": "RedshiftDataNode", "tableName": "visits"}
    load = PipelineView(
        "load",
        definition(_step("load", output={"ref": "load.table"}), rows),
        tables=(UsesTable("visits", "visits", "load", "writes"),),
    )
    model = PipelineView(
        "model",
        definition(_step("fill"), _step("check")),
        tables=(
            UsesTable("daily", "daily", "fill", "writes"),
            UsesTable("public.Visits", "visits", "fill", "reads"),
            UsesTable("daily", "daily", "check", "checks"),
        ),
    )
    assert render_estate([load, model]).splitlines()[-6:] == [
        '  n7[("visits<br/>table of the warehouse")]',
        "  n2 ==> n7",
        "  n7 ==> n3",
        '  n8[("daily<br/>table of the warehouse")]',
        "  n3 ==> n8",
        "  n8 == checks ==> n4",
    ]
    alone = render_estate([load])
    assert "table of the warehouse" not in alone


def test_steps_without_a_node(definition: Callable[..., WireDefinition]) -> None:
    """The frame stands for them."""
    odd = PipelineView("odd", definition(_step("a")), tables=(UsesTable("t", "t", "gone", "reads"),))
    assert render_estate([odd]).endswith('  n3[("t<br/>table of the warehouse")]\n  n3 ==> g2\n')
