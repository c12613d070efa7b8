"""PS437: roll-ups."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.roll_ups import check


def objects(count: int) -> list[dict[str, object]]:
    """Make objects that refer to another one, each twice."""
    return [
        {"id": str(number), "type": "S3DataNode", "schedule": {"ref": "s"}, "myOther": {"ref": "s"}}
        for number in range(count)
    ]


def test_more_than_the_limit(view: Any, told: Any) -> None:
    """A warning: what a roll-up is, is not said."""
    found = list(check(view({"id": "s", "type": "Schedule"}, *objects(33))))

    assert told(found, "PS437") == [("s", None, "33 objects refer to 's'")]
    assert found[0].severity is Severity.WARNING


def test_the_limit(view: Any) -> None:
    """Objects count, not references; what is inherited counts once."""
    default = {"id": "Default", "schedule": {"ref": "s"}}
    nodes = [{"id": str(number), "type": "S3DataNode"} for number in range(40)]

    assert list(check(view({"id": "s", "type": "Schedule"}, *objects(32)))) == []
    assert list(check(view(default, {"id": "s", "type": "Schedule"}, *nodes))) == []
