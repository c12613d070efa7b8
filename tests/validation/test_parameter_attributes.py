"""PS423: attributes of parameters."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.parameter_attributes import check


def found(view: Any, **attributes: Any) -> list[tuple[str | None, str, str | None, Severity]]:
    """Return field, message, help and severity."""
    findings = list(check(view(parameters=[{"id": "myX", **attributes}])))
    assert {(item.id, item.object_id, item.part) for item in findings} <= {("PS423", "myX", "parameters")}
    return [(item.field, item.message, item.help, item.severity) for item in findings]


def test_attributes_that_are_not_the_guides(view: Any) -> None:
    """Unknown and repeated ones are warnings, wrong ones errors."""
    assert found(view, descripton="x") == [
        (
            "descripton",
            "'descripton' of parameter 'myX' is no attribute of parameters",
            "did you mean 'description'?",
            Severity.WARNING,
        )
    ]
    assert found(view, description=["x", "y"]) == [
        ("description", "'description' of parameter 'myX' stands twice", "take one out", Severity.WARNING)
    ]
    assert found(view, type="Int", optional="no") == [
        ("optional", "'optional' of parameter 'myX' is 'no'", None, Severity.ERROR),
        ("type", "'type' of parameter 'myX' is 'Int'", "did you mean 'Integer'?", Severity.ERROR),
    ]


def test_attributes_that_are_well(view: Any) -> None:
    """Those of the guide's table and of its examples, in any case."""
    assert (
        found(
            view,
            type="aws::s3::objectkey",
            optional="True",
            isArray="false",
            allowedValues=["a", "b"],
            default=["a", "b"],
            watermark="w",
            helpText="h",
            helpLink="l",
            description="",
            myComment="c",
        )
        == []
    )
