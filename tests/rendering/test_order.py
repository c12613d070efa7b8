"""The order in which activities can start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings, strategies as st

from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.rendering.graph import Graph
from penstock.rendering.order import start_order


def _order(graph: Graph) -> tuple[list[list[str]], list[str]]:
    order = start_order(graph)
    return [[item.id for item in wave] for wave in order.waves], [item.id for item in order.stuck]


def _activity(id_: str, **fields: Any) -> dict[str, Any]:
    references = {
        {"after": "dependsOn", "reads": "input", "writes": "output"}[key]: [{"ref": item} for item in value.split()]
        for key, value in fields.items()
    }
    return {"id": id_, "type": "ShellCommandActivity", **references}


def test_nothing(graph: Callable[..., Graph]) -> None:
    """No activities, no order."""
    assert _order(graph()) == ([], [])
    assert _order(graph({"id": "n", "type": "S3DataNode"})) == ([], [])


def test_a_diamond_in_any_order(graph: Callable[..., Graph]) -> None:
    """Data and dependencies count; what can start together is in the order of the definition."""
    made = graph(
        _activity("last", reads="l r"),
        _activity("right", after="first", writes="r"),
        _activity("left", reads="f", writes="l"),
        _activity("first", writes="f"),
        *({"id": node, "type": "S3DataNode"} for node in "flr"),
    )
    assert _order(made) == ([["first"], ["right", "left"], ["last"]], [])


def test_the_longest_way_counts(graph: Callable[..., Graph]) -> None:
    """An activity that waits for two starts after the later one; data nodes and others take no turn."""
    made = graph(
        _activity("c", after="a b node"),
        _activity("b", after="a"),
        _activity("a", after="cluster"),
        {"id": "cluster", "type": "EmrCluster"},
        {"id": "node", "type": "S3DataNode", "dependsOn": {"ref": "b"}},
    )
    assert _order(made) == ([["a"], ["b"], ["c"]], [])


def test_a_default_dependency(graph: Callable[..., Graph]) -> None:
    """Is inherited; the activity that it names waits for itself then."""
    made = graph({"id": "Default", "dependsOn": {"ref": "a"}}, _activity("a"), _activity("b"))
    assert _order(made) == ([], ["a", "b"])


def test_fails_to_start_in_a_circle(graph: Callable[..., Graph]) -> None:
    """Neither do those that wait for one in a circle; others do."""
    made = graph(
        _activity("a", reads="n", writes="n"),
        {"id": "n", "type": "S3DataNode"},
        _activity("b", after="c"),
        _activity("c", after="b"),
        _activity("behind", after="c free"),
        _activity("free", after="gone"),
    )
    assert _order(made) == ([["free"]], ["a", "b", "c", "behind"])


def test_an_id_that_stands_twice() -> None:
    """Both are shown, with what either waits for."""
    objects = [
        WireObject("a", "A", (Field("type", "CopyActivity"),)),
        WireObject("b", "B", (Field("type", "CopyActivity"),)),
        WireObject("a", "A2", (Field("type", "CopyActivity"), Field("dependsOn", "b", is_reference=True))),
    ]
    assert _order(Graph.of(WireDefinition(tuple(objects)))) == ([["b"], ["a", "a"]], [])


@given(data=st.data())
@settings(deadline=None)
def test_every_activity_once(broken_definitions: Any, data: st.DataObject) -> None:
    """Whatever the definition."""
    graph = Graph.of(data.draw(broken_definitions))
    order = start_order(graph)
    found = [id(item) for wave in (*order.waves, order.stuck) for item in wave]
    assert sorted(found) == sorted(id(item) for item in graph.family("Activity"))
    assert all(order.waves)
