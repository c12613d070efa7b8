"""Going through a definition once."""

from __future__ import annotations

from typing import Any

from penstock.objects import S3DataNode
from penstock.validation import Surroundings
from penstock.validation.building import build
from penstock.validation.held import Held


def test_what_is_gathered(view: Any) -> None:
    """Values by what is special about them."""
    made = view(
        {"id": "Default", "myRoot": "#{myBucket}/x"},
        {"id": "n", "type": "S3DataNode", "filePath": ["a", "#{b}"], "dataFormat": "f", "odd": {"ref": "n"}},
        parameters=[{"id": "myBucket"}],
        values={"myOther": "x"},
    )
    node = made.objects[1]

    assert made.references == [Held("odd", "n", True, "n")]
    assert [held for _, _, held in made.mistaken] == [Held("dataFormat", "f", False, "n")]
    assert [(item.id, held.key) for item, held in made.strange] == [("Default", "myRoot"), ("n", "odd")]
    assert [[held.position for held in values] for _, values in made.repeated] == [[0, 1]]
    assert node.templates == [Held("filePath", "#{b}", False, "n", 1)]
    assert made.templates_passed_on
    assert made.parameters == {"myBucket", "myOther"}
    assert made.of_kind(S3DataNode) == [node]
    assert made.surroundings == Surroundings()


def test_users(view: Any) -> None:
    """Objects with a reference that means something to them, inherited ones included."""
    made = view(
        {"id": "Default", "onFail": {"ref": "alarm"}},
        {"id": "alarm", "type": "SnsAlarm"},
        {"id": "n", "type": "S3DataNode"},
        {"id": "d", "type": "RedshiftDatabase"},
    )

    assert [item.id for item in made.users("alarm")] == ["Default", "n"]
    assert made.users("n") == ()


def test_two_objects_with_one_id(definition: Any) -> None:
    """References mean the first; both are looked at."""
    made = build(definition({"id": "a", "type": "CSV"}, {"id": "a", "type": "TSV"}))

    assert [item.type_name for item in made.objects] == ["CSV", "TSV"]
    assert made.by_id["a"] is made.objects[0]
