"""Names are ids: each only once, and none of those that Penstock takes."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.checks.unique_names import check, names


def test_all_names_are_one_family(view: Any) -> None:
    """Resources, steps, outputs and preconditions."""
    text = """\
resources:
  a: {}
steps:
  - {name: a}
  - {name: b, output: c}
  - {name: c, precondition: {name: b}}
"""
    findings = list(check(view(text)))

    assert [(item.id, item.message, item.location.line, item.location.column) for item in findings] == [
        ("PS301", "the name 'a' is taken already, in line 2", 4, 12),
        ("PS301", "the name 'c' is taken already, in line 5", 6, 12),
        ("PS301", "the name 'b' is taken already, in line 5", 6, 36),
    ]
    assert {item.help for item in findings} == {"give every step, resource and output a name of its own"}


@pytest.mark.parametrize("name", ["Default", "Schedule", "FailureAlarm", "LateAlarm", "Warehouse"])
def test_names_of_penstock(view: Any, name: str) -> None:
    """Every pipeline has objects of these ids."""
    (finding,) = check(view(f"resources: {{{name}: {{}}}}"))

    assert (finding.id, finding.message) == ("PS301", f"the name '{name}' is taken by Penstock")
    assert (finding.location.column, finding.help) == (13, "choose another name")


def test_names_that_are_no_text_are_left_to_the_models(view: Any) -> None:
    """They are findings already."""
    assert list(check(view("steps: [{name: 1}, {name: 1}, {name: a, precondition: {name: []}}]"))) == []


def test_places_of_names(view: Any) -> None:
    """The key of a resource, the value of the others."""
    text = "resources: {a: {}}\nsteps: [{name: b, output: c, precondition: {name: d}}]"

    assert list(names(view(text))) == [
        ("a", ("resources", "a"), True),
        ("b", ("steps", 0, "name"), False),
        ("c", ("steps", 0, "output"), False),
        ("d", ("steps", 0, "precondition", "name"), False),
    ]


def test_several_outputs(view: Any) -> None:
    """Each has a place."""
    text = "steps: [{name: a, outputs: [b, a, 3]}, {name: b, outputs: c}]"

    assert [(item.message, item.location.column) for item in check(view(text))] == [
        ("the name 'a' is taken already, in line 1", 32),
        ("the name 'b' is taken already, in line 1", 47),
    ]
