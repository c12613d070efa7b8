"""The order in which resources are made."""

from __future__ import annotations

import pytest

from penstock.local.cloudformation.errors import TemplateError
from penstock.local.cloudformation.stacks.dependencies import creation_order


@pytest.mark.parametrize(
    "properties",
    [
        {"X": {"Ref": "B"}},
        {"X": [{"Fn::GetAtt": ["B", "Arn"]}]},
        {"X": {"Fn::GetAtt": "B.Arn"}},
        {"X": {"Fn::Sub": "arn-${B}"}},
        {"X": {"Fn::Sub": "${AWS::Region}-${B.Arn}-${!A}"}},
        {"X": {"Fn::Sub": ["${v}", {"v": {"Ref": "B"}}]}},
        {"X": {"Fn::If": ["C", {"Ref": "B"}, {"Ref": "AWS::NoValue"}]}},
    ],
)
def test_a_reference_is_made_first(properties: dict[str, object]) -> None:
    """A reference is made first."""
    assert creation_order({"A": {"Properties": properties}, "B": {}}) == ("B", "A")


@pytest.mark.parametrize("depends", ["B", ["B"]])
def test_depends_on_is_made_first(depends: object) -> None:
    """Depends on is made first."""
    assert creation_order({"A": {"DependsOn": depends}, "B": {}}) == ("B", "A")


def test_names_of_no_resource_do_not_count() -> None:
    """Names of no resource do not count."""
    assert creation_order({"A": {"Properties": {"X": {"Ref": "Parameter"}}, "DependsOn": "Left out"}}) == ("A",)


def test_fails_a_circle() -> None:
    """Fails a circle."""
    circle = {"A": {"DependsOn": "B"}, "B": {"Properties": {"X": {"Ref": "A"}}}}

    with pytest.raises(TemplateError, match=r"Circular dependency between resources: \[(A -> B -> A|B -> A -> B)\]"):
        creation_order(circle)
