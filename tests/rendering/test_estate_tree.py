"""All pipelines as a tree."""

from __future__ import annotations

from collections.abc import Callable

from penstock.definition.wire import WireDefinition
from penstock.rendering.estate_tree import render_estate_tree
from penstock.rendering.pipeline_view import Awaits, PipelineView, UsesTable

PAGE = {"id": "page", "type": "S3DataNode", "filePath": "s3://b/page"}


def test_nothing() -> None:
    """An empty tree is one."""
    assert render_estate_tree([]) == "0 pipelines\n"


def test_an_estate(definition: Callable[..., WireDefinition]) -> None:
    """Those that are awaited come first; tables and S3 lead from one to another."""
    report = PipelineView(
        "report",
        definition({"id": "Default", "scheduleType": "ondemand"}),
        awaits=(Awaits("orders", "wait"), Awaits("visits", "wait", "may fail"), Awaits("gone", "wait")),
        tables=(
            UsesTable("daily", "daily", "fill", "writes"),
            UsesTable("Orders", "orders", "fill", "reads"),
            UsesTable("Orders", "orders", "fill-again", "reads"),
            UsesTable("daily", "daily", "check", "checks"),
        ),
    )
    orders = PipelineView(
        "orders",
        definition({"id": "fetch", "type": "ShellCommandActivity", "output": {"ref": "page"}}, PAGE),
        success="done",
        tables=(UsesTable("orders", "orders", "load", "writes"), UsesTable("daily", "daily", "more", "writes")),
    )
    visits = PipelineView(
        "visits", definition({"id": "read", "type": "ShellCommandActivity", "input": {"ref": "page"}}, PAGE)
    )
    assert render_estate_tree([report, orders, visits]) == (
        "3 pipelines\n"
        "├─ orders\n"
        "│  ├─ writes -> table orders: load\n"
        "│  ├─ writes -> table daily: more; also written by report\n"
        "│  ├─ gives visits -> s3://b/page\n"
        "│  └─ marks its success, for which report waits\n"
        "├─ visits\n"
        "│  └─ takes from orders <- s3://b/page\n"
        "└─ report: on demand, once for each activation\n"
        "   ├─ waits for: orders\n"
        "   ├─ waits for: visits (may fail; never tells that it has succeeded)\n"
        "   ├─ waits for: gone (does not exist)\n"
        "   ├─ writes -> table daily: fill; also written by orders\n"
        "   ├─ reads <- table Orders: fill, fill-again; written by orders\n"
        "   └─ checks table daily: check; written by orders\n"
    )


def test_circles(definition: Callable[..., WireDefinition]) -> None:
    """They come last, in the order of their files."""
    views = [
        PipelineView("a", definition(), success="x", awaits=(Awaits("b", "w"),)),
        PipelineView("b", definition(), success="x", awaits=(Awaits("a", "w"),)),
        PipelineView("c", definition()),
    ]
    text = render_estate_tree(views)
    assert [line.split()[1] for line in text.splitlines() if line[0] in "├└"] == ["c", "a", "b"]
    assert "marks its success, for which b waits" in text
