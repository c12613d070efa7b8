"""What is given for parameters, and where."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Finding
from penstock.validation.parameters import Given, given, place


def test_attributes_and_values(definition: Any) -> None:
    """In order, each with its place among those of its name."""
    made = definition(
        parameters=[{"id": "myA", "allowedValues": ["x", "y"], "type": "String"}], values={"myA": ["x", "y"]}
    )

    assert list(given(made)) == [
        Given("myA", "allowedValues", "x", 0),
        Given("myA", "allowedValues", "y", 1),
        Given("myA", "type", "String", 0),
        Given("myA", None, "x", 0),
        Given("myA", None, "y", 1),
    ]


def test_places() -> None:
    """In the parameters, or in the values."""
    value, attribute = Given("myA", None, "x", 1), Given("myA", "default", "x", 0)

    assert place(value, "PS424", "m", severity=Severity.WARNING) == Finding(
        "PS424", "myA", None, "m", severity=Severity.WARNING, index=1, part="values"
    )
    assert place(attribute, "PS424", "m", allowed="a", help="h") == Finding(
        "PS424", "myA", "default", "m", "a", "h", part="parameters"
    )


def test_what_is_shown() -> None:
    """Of secrets everything but their values."""
    assert (Given("*myA", None, "x", 0).shown, Given("*myA", "default", "x", 0).shown) == ("a secret", "a secret")
    assert Given("*myA", "type", "x", 0).shown == "'x'"
    assert Given("myA", "default", "x", 0).where == "'default' of parameter 'myA'"
