"""PS425: values of nothing."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.undeclared_values import check


def test_values_without_a_parameter(view: Any) -> None:
    """Told once for a list, with the nearest parameter."""
    found = list(check(view(parameters=[{"id": "myBucket"}], values={"myBuket": ["a", "b"], "myBucket": "c"})))

    assert [(item.id, item.object_id, item.part, item.message, item.help, item.severity) for item in found] == [
        (
            "PS425",
            "myBuket",
            "values",
            "there is a value for 'myBuket', and no parameter of that id",
            "did you mean 'myBucket'?",
            Severity.WARNING,
        )
    ]
