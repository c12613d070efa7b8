"""Wire objects: values by key."""

from __future__ import annotations

from penstock.definition.wire import Field, WireDefinition, WireObject

ITEM = WireObject(
    "a",
    "A",
    (
        Field("type", "EmrActivity"),
        Field("step", "one"),
        Field("input", "x", is_reference=True),
        Field("step", "two"),
        Field("input", "y", is_reference=True),
    ),
)


def test_values() -> None:
    """Texts and references apart, in order."""
    assert ITEM.type == "EmrActivity"
    assert ITEM.strings("step") == ("one", "two")
    assert ITEM.string("step") == "one"
    assert ITEM.references("input") == ("x", "y")
    assert ITEM.keys() == ("type", "step", "input")


def test_what_is_not_there() -> None:
    """A reference is no text, and a text no reference."""
    assert WireObject("d", "d", ()).type is None
    assert ITEM.string("input") is None
    assert ITEM.references("step") == ()


def test_find() -> None:
    """By id; the first of two."""
    other = WireObject("a", "Other", ())
    definition = WireDefinition((ITEM, other))

    assert definition.find("a") is ITEM
    assert definition.find("b") is None
    assert list(definition) == [ITEM, other]
