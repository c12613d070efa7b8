"""Effective objects, and what they refer to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.rendering.graph import Graph, Item


def test_effective_fields(graph: Callable[..., Graph]) -> None:
    """Own fields, then inherited ones that the type has; what Default has, too, is no setting of an object."""
    items = graph(
        {"id": "Default", "maximumRetries": "2", "workerGroup": "w", "role": "r", "instanceType": "odd"},
        {"id": "base", "command": "ls", "stage": "false"},
        {
            "id": "list",
            "type": "ShellCommandActivity",
            "parent": {"ref": "base"},
            "command": "ls -l",
            "maximumRetries": "2",
            "odd": "1",
            "@status": "FINISHED",
        },
    ).by_id
    item = items["list"]
    settings = (
        Field("command", "ls -l"),
        Field("odd", "1"),
        Field("parent", "base", is_reference=True),
        Field("type", "ShellCommandActivity"),
        Field("stage", "false"),
    )
    assert set(item.fields) == {*settings, Field("maximumRetries", "2"), Field("workerGroup", "w")}
    assert item.settings == settings
    assert item.get("command") == (Field("command", "ls -l"),)
    assert item.text("command") == "ls -l"
    assert item.text("nothing") == item.text("parent") == ""


@pytest.mark.parametrize(
    ("id_", "name", "type_", "title"),
    [
        ("a", "a", "T", "a (T)"),
        ("a", "", "T", "a (T)"),
        ("ActivityId_x", "Load", "T", "Load [ActivityId_x] (T)"),
        ("a\nb", "a b", None, "a b (no type)"),
        ("", "", "", " (no type)"),
    ],
)
def test_titles(id_: str, name: str, type_: str | None, title: str) -> None:
    """The name that people know, the id where it is another, and the type."""
    assert Item(id_, name, type_, "", (), ()).title == title


def test_targets(graph: Callable[..., Graph]) -> None:
    """Those that exist, in order; the titles tell the rest."""
    made = graph(
        {"id": "a", "type": "CopyActivity", "input": [{"ref": "gone"}, {"ref": "n"}, "n"], "output": {"ref": "n"}},
        {"id": "n", "name": "Node", "type": "S3DataNode"},
        {"id": "b", "type": "CopyActivity", "output": {"ref": "n"}},
        {"id": "x", "type": "Odd", "output": {"ref": "n"}},
    )
    activity, node, *_ = made.items
    assert list(made.targets(activity, "input")) == [node]
    fields = activity.get("input")
    assert [made.target_title(field) for field in fields] == [
        "gone (does not exist)",
        "Node [n] (S3DataNode)",
        "'n' (a text, not a reference)",
    ]
    assert made.target_label(fields[1]) == "Node [n]"
    assert made.referred == {"gone", "n"}
    assert [item.id for item in made.writers(node)] == ["a", "b"]
    assert [item.id for item in made.family("Activity")] == ["a", "b"]


def test_an_id_that_stands_twice() -> None:
    """All are items; the first is meant."""
    one, two = WireObject("a", "One", ()), WireObject("a", "Two", ())
    made = Graph.of(WireDefinition((one, two)))
    assert [item.name for item in made.items] == ["One", "Two"]
    assert made.by_id["a"].name == "One"


def test_parents_in_a_circle(graph: Callable[..., Graph]) -> None:
    """Everyone inherits from everyone."""
    made = graph({"id": "a", "parent": {"ref": "b"}, "x": "1"}, {"id": "b", "parent": {"ref": "a"}, "type": "Odd"})
    assert made.by_id["a"].type is None
    assert made.by_id["b"].text("x") == ""
