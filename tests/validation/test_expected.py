"""PS417: fields that the guide calls required."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.expected import check


def test_hive_without_data(view: Any, told: Any) -> None:
    """A sample of AWS works so, so it is a warning; what is inherited counts."""
    found = list(
        check(view({"id": "p", "input": {"ref": "n"}}, {"id": "h", "type": "HiveActivity", "parent": {"ref": "p"}}))
    )

    assert told(found, "PS417") == [("h", "output", "HiveActivity 'h' has no 'output', which the guide calls required")]
    assert found[0].severity is Severity.WARNING
