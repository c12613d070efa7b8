"""PS438: types that cannot be told."""

from __future__ import annotations

from typing import Any

from penstock.validation.missing_types import check


def ref(object_id: str) -> dict[str, str]:
    """Make a reference."""
    return {"ref": object_id}


def test_objects_without_a_type(view: Any, told: Any) -> None:
    """Default and parents need none."""
    found = check(view({"id": "Default"}, {"id": "p"}, {"id": "c", "type": "CSV", "parent": ref("p")}, {"id": "x"}))

    assert told(found, "PS438") == [("x", "type", "'x' has no 'type', and nothing inherits from it")]


def test_types_that_cannot_be(view: Any, told: Any) -> None:
    """A reference, and a second one; the value is pointed at."""
    found = list(check(view({"id": "x", "type": ref("p")}, {"id": "y", "type": ["CSV", "TSV"]})))

    assert told(found, "PS438") == [
        ("x", "type", "'type' of 'x' is a reference"),
        ("y", "type", "'y' has a second type, 'TSV'"),
    ]
    assert [item.index for item in found] == [0, 1]
