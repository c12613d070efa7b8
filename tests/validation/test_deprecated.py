"""PS420: what is deprecated."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.deprecated import check


def test_types_and_fields(view: Any, told: Any) -> None:
    """With what to use instead."""
    found = list(
        check(view({"id": "t", "type": "MySqlDataNode"}, {"id": "m", "type": "Ec2Resource", "instanceCount": "2"}))
    )

    assert told(found, "PS420") == [
        ("t", "type", "'type' of 't' is 'MySqlDataNode', which is deprecated"),
        ("m", "instanceCount", "'instanceCount' of 'm' is deprecated"),
    ]
    assert [(item.help, item.severity) for item in found] == [
        ("use SqlDataNode", Severity.WARNING),
        ("use one Ec2Resource for each instance", Severity.WARNING),
    ]


def test_what_is_inherited_is_left_alone(view: Any) -> None:
    """The object that has it is another one."""
    assert list(check(view({"id": "Default", "instanceCount": "1"}, {"id": "m", "type": "Ec2Resource"}))) == []
