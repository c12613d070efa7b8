"""The view: effective fields with their holders and declarations."""

from __future__ import annotations

from typing import Any

from penstock.objects import Default, S3DataNode
from penstock.validation.view import Held


def test_kinds(view: Any) -> None:
    """Known types, Default whatever its type, and the rest."""
    made = view(
        {"id": "Default"},
        {"id": "a", "type": "S3DataNode"},
        {"id": "b", "type": "SparkActivity"},
        {"id": "c"},
    )

    assert [item.kind for item in made.objects] == [Default, S3DataNode, None, None]
    assert [item.label for item in made.objects] == ["'Default'", "S3DataNode 'a'", "SparkActivity 'b'", "'c'"]
    assert view({"id": "Default", "type": "Default"}).objects[0].kind is Default


def test_declared_values(view: Any) -> None:
    """What is inherited for nothing is not among them."""
    made = view(
        {"id": "Default", "role": "r", "maximumRetries": "2"},
        {"id": "a", "type": "S3DataNode", "filePath": "x", "myOwn": "y"},
    )

    assert [(spec.name, held) for spec, held in made.objects[1].declared()] == [
        ("file_path", Held("filePath", "x", False, "a")),
        ("maximum_retries", Held("maximumRetries", "2", False, "Default")),
    ]
    assert made.objects[1].get("role") == (Held("role", "r", False, "Default"),)
    assert made.objects[1].get("none") == ()


def test_targets(view: Any) -> None:
    """As far as they exist; the first of two with one id."""
    made = view(
        {"id": "a", "input": [{"ref": "b"}, {"ref": "none"}, {"ref": "b"}]},
        {"id": "b", "name": "first"},
        {"id": "b", "name": "second"},
    )

    assert [target.item.name for target in made.targets(made.objects[0], "input")] == ["first", "first"]


def test_plain_values() -> None:
    """Texts that are known before the pipeline runs."""
    assert Held("k", "5", False, "a").is_plain
    assert not Held("k", "#{myA}", False, "a").is_plain
    assert not Held("k", "b", True, "a").is_plain
