"""Effective objects."""

from __future__ import annotations

from penstock.definition.inheritance import effective, fields_with_holders
from penstock.definition.wire import Field, WireDefinition, WireObject


def item(object_id: str, *fields: tuple[str, str], parent: str | None = None) -> WireObject:
    """Make an object of texts."""
    made = [Field("parent", parent, is_reference=True)] if parent else []
    return WireObject(object_id, object_id, (*made, *(Field(key, value) for key, value in fields)))


def keys_and_values(definition: WireDefinition, object_id: str) -> list[tuple[str, str]]:
    """Return the effective fields of an object."""
    found = definition.find(object_id)
    assert found is not None
    return [(field.key, field.value) for field in effective(definition, found).fields]


DEFAULT = item("Default", ("role", "default-role"), ("scheduleType", "cron"), ("type", "Default"))


def test_default_is_inherited_by_all() -> None:
    """Own fields first; its type is its own."""
    definition = WireDefinition((DEFAULT, item("a", ("type", "S3DataNode"), ("filePath", "x"))))

    assert keys_and_values(definition, "a") == [
        ("type", "S3DataNode"),
        ("filePath", "x"),
        ("role", "default-role"),
        ("scheduleType", "cron"),
    ]
    assert keys_and_values(definition, "Default") == [
        ("role", "default-role"),
        ("scheduleType", "cron"),
        ("type", "Default"),
    ]


def test_own_fields_win_as_a_whole() -> None:
    """An inherited value is never added to own ones."""
    base = item("base", ("step", "inherited one"), ("step", "inherited two"), ("role", "base-role"))
    definition = WireDefinition((DEFAULT, base, item("a", ("step", "own"), parent="base")))

    assert keys_and_values(definition, "a") == [
        ("parent", "base"),
        ("step", "own"),
        ("role", "base-role"),
        ("scheduleType", "cron"),
    ]


def test_repeated_fields_are_inherited_in_order() -> None:
    """All of them."""
    base = item("base", ("step", "one"), ("other", "x"), ("step", "two"))
    definition = WireDefinition((base, item("a", parent="base")))

    assert keys_and_values(definition, "a") == [("parent", "base"), ("step", "one"), ("other", "x"), ("step", "two")]


def test_the_nearest_ancestor_wins() -> None:
    """A chain ends in Default."""
    definition = WireDefinition(
        (
            DEFAULT,
            item("far", ("role", "far"), ("a", "far"), ("b", "far")),
            item("near", ("a", "near"), parent="far"),
            item("x", parent="near"),
        )
    )

    assert keys_and_values(definition, "x") == [
        ("parent", "near"),
        ("a", "near"),
        ("role", "far"),
        ("b", "far"),
        ("scheduleType", "cron"),
    ]


def test_parents_that_lead_nowhere_or_back() -> None:
    """Each object is looked at once; other rules tell of it."""
    definition = WireDefinition(
        (
            DEFAULT,
            item("a", ("k", "a"), parent="b"),
            item("b", ("k", "b"), ("l", "b"), parent="a"),
            item("c", ("k", "c"), parent="none"),
            item("d", ("k", "d"), parent="d"),
        )
    )

    assert keys_and_values(definition, "a") == [("parent", "b"), ("k", "a"), ("l", "b")]
    assert keys_and_values(definition, "c") == [("parent", "none"), ("k", "c")]
    assert keys_and_values(definition, "d") == [("parent", "d"), ("k", "d")]


def test_holders() -> None:
    """The object that each field stands on."""
    definition = WireDefinition((DEFAULT, item("base", ("k", "1")), item("a", ("l", "2"), parent="base")))

    assert [(field.key, holder.id) for field, holder in fields_with_holders(definition, definition.objects[2])] == [
        ("parent", "a"),
        ("l", "a"),
        ("k", "base"),
        ("role", "Default"),
        ("scheduleType", "Default"),
    ]
