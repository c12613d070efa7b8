"""PS424: values of parameters."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.parameter_values import check

Found = list[tuple[str | None, str, int, str, str | None, Severity]]


def found(view: Any, values: Any = None, object_id: str = "myX", **attributes: Any) -> Found:
    """Return field, part, index, message, what is allowed and severity."""
    given = {} if values is None else {"values": {object_id: values}}
    findings = list(check(view(parameters=[{"id": object_id, **attributes}], **given)))
    assert {(item.id, item.object_id) for item in findings} <= {("PS424", object_id)}
    return [(item.field, item.part, item.index, item.message, item.allowed, item.severity) for item in findings]


def test_types(view: Any) -> None:
    """Of defaults and of values."""
    assert found(view, "2.5", type="Integer", default="two") == [
        ("default", "parameters", 0, "'default' of parameter 'myX' is 'two'", "a whole number", Severity.ERROR),
        (None, "values", 0, "the value of parameter 'myX' is '2.5'", "a whole number", Severity.ERROR),
    ]
    assert found(view, ["1", "x"], type="Double", isArray="true") == [
        (None, "values", 1, "the value of parameter 'myX' is 'x'", "a number", Severity.ERROR)
    ]


def test_allowed_values(view: Any) -> None:
    """One of them."""
    assert found(view, "c", allowedValues=["b", "a"]) == [
        (None, "values", 0, "the value of parameter 'myX' is 'c'", "a, b", Severity.ERROR)
    ]


def test_lists(view: Any) -> None:
    """Several values for one are a warning, at the second."""
    assert found(view, ["a", "b", "c"]) == [
        (
            None,
            "values",
            1,
            "the value of parameter 'myX' is a list, and the parameter is not declared as one",
            None,
            Severity.WARNING,
        )
    ]


def test_secrets_are_not_shown(view: Any) -> None:
    """Neither the value nor those that are allowed."""
    assert found(view, "hunter2", "*myX", allowedValues=["hunter3"]) == [
        (
            None,
            "values",
            0,
            "the value of parameter '*myX' is a secret",
            "the values that the parameter allows",
            Severity.ERROR,
        )
    ]


@pytest.mark.parametrize(
    ("values", "attributes"),
    [
        ("-5", {"type": "Integer"}),
        ("1e3", {"type": "double"}),
        ("anything", {}),
        ("#{myY}", {"type": "Integer"}),
        (["a", "b"], {"isArray": "True"}),
        ("a", {"allowedValues": ["a", "b"]}),
    ],
)
def test_values_that_are_well(view: Any, values: Any, attributes: Any) -> None:
    """Of the type, or known when the pipeline runs."""
    assert found(view, values, **attributes) == []


def test_values_of_nothing(view: Any) -> None:
    """Another rule tells them."""
    assert list(check(view(values={"myX": "1"}))) == []
    assert list(check(view(parameters=[{"id": "myY"}], values={"myX": ["1", "2"]}))) == []
