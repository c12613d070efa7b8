"""PS401: required fields."""

from __future__ import annotations

from typing import Any

from penstock.validation.required import check


def test_missing_fields(view: Any, told: Any) -> None:
    """Each is told; an empty text sets nothing."""
    found = list(check(view({"id": "t", "type": "RedshiftDataNode", "tableName": ""})))

    assert told(found, "PS401") == [
        ("t", "database", "RedshiftDataNode 't' has no 'database'"),
        ("t", "tableName", "RedshiftDataNode 't' has no 'tableName'"),
    ]
    assert [item.help for item in found] == ["set it on 't'", "set it on 't'"]


def test_what_default_usually_gives(view: Any, told: Any) -> None:
    """Roles have to be somewhere."""
    machine = {"id": "m", "type": "Ec2Resource"}
    found = list(check(view(machine)))

    assert told(found, "PS401") == [
        ("m", "resourceRole", "Ec2Resource 'm' has no 'resourceRole'"),
        ("m", "role", "Ec2Resource 'm' has no 'role'"),
    ]
    assert {item.help for item in found} == {"set it on 'm' or on Default"}
    assert list(check(view({"id": "Default", "role": "r", "resourceRole": "s"}, machine))) == []
    assert list(check(view({**machine, "role": "r", "resourceRole": "s"}))) == []


def test_inherited_fields_count(view: Any) -> None:
    """From the parent as from Default."""
    base = {"id": "base", "key": "k"}

    assert list(check(view(base, {"id": "p", "type": "Property", "value": "v", "parent": {"ref": "base"}}))) == []


def test_other_types_are_left_alone(view: Any) -> None:
    """Unknown ones, parents without a type, and Default."""
    assert list(check(view({"id": "h", "type": "SparkActivity"}, {"id": "p"}, {"id": "Default"}))) == []
