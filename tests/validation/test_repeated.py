"""PS421: several values where one is taken."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.repeated import check


def test_the_second_value_is_told(view: Any, told: Any) -> None:
    """Of declared fields that take one; lists and the user's own fields may have many."""
    found = list(
        check(
            view(
                {"id": "Default", "role": ["a", "b"]},
                {
                    "id": "e",
                    "type": "EmrActivity",
                    "step": ["a", "b"],
                    "myList": ["a", "b"],
                    "retryDelay": ["a", "b", "c"],
                },
            )
        )
    )

    assert told(found, "PS421") == [
        ("Default", "role", "'role' of 'Default' has 2 values; Default takes one there"),
        ("e", "retryDelay", "'retryDelay' of 'e' has 3 values; EmrActivity takes one there"),
    ]
    assert [(item.index, item.severity) for item in found] == [(1, Severity.WARNING), (1, Severity.WARNING)]
