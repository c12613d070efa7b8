"""PS426: parameters without a value."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.missing_values import check


def test_neither_value_nor_default(view: Any) -> None:
    """A warning, as one can be given at activation."""
    parameters = [
        {"id": "myA"},
        {"id": "myB", "default": "x"},
        {"id": "myC"},
        {"id": "myD", "optional": "True"},
        {"id": "myE", "optional": "false"},
    ]
    found = list(check(view(parameters=parameters, values={"myC": "x"})))

    assert [(item.id, item.object_id, item.part, item.message, item.severity) for item in found] == [
        ("PS426", "myA", "parameters", "the parameter 'myA' has neither a value nor a default", Severity.WARNING),
        ("PS426", "myE", "parameters", "the parameter 'myE' has neither a value nor a default", Severity.WARNING),
    ]
