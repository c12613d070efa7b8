"""The view: effective fields with their holders and declarations."""

from __future__ import annotations

from typing import Any

from penstock.objects import Default, S3DataNode
from penstock.objects.fields import Kind
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

    node = made.objects[1]
    assert [(item.id, spec.name, held) for item, spec, held in made.typed(Kind.INTEGER)] == [
        ("Default", "maximum_retries", Held("maximumRetries", "2", False, "Default")),
        ("a", "maximum_retries", Held("maximumRetries", "2", False, "Default")),
    ]
    assert [(item.id, held.key) for item, held in made.strange] == [("a", "myOwn")]
    assert node.get("role") == [Held("role", "r", False, "Default")]
    assert (node.has("filePath"), node.has("role"), node.has("directoryPath")) == (True, True, False)
    assert node.text("filePath") == "x"
    assert made.objects[1].get("none") == ()


def test_targets(view: Any) -> None:
    """As far as they exist; the first of two with one id."""
    made = view(
        {"id": "a", "input": [{"ref": "b"}, {"ref": "none"}, {"ref": "b"}]},
        {"id": "b", "name": "first"},
        {"id": "b", "name": "second"},
    )

    assert [target.item.name for _, target in made.targets(made.objects[0], "input")] == ["first", "first"]


def test_plain_values() -> None:
    """Texts that are known before the pipeline runs."""
    assert Held("k", "5", False, "a").is_plain
    assert not Held("k", "#{myA}", False, "a").is_plain
    assert not Held("k", "b", True, "a").is_plain


def test_guesses_come_to_an_end(view: Any) -> None:
    """A definition in which everything is wrong is judged in no time, too."""
    made = view({"id": "a"})

    assert [made.suggestion("filepath", ["filePath"]) for _ in range(201)][199:] == ["did you mean 'filePath'?", None]
