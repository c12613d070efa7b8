"""The forgiving view: it reads what can be read."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.entries import tag_of
from penstock.specs.resources import Ec2InstanceSpec
from penstock.steps.extract_from_s3 import ExtractFromS3
from penstock.steps.run_pig import RunPig


def test_steps(view: Any) -> None:
    """Mappings only, each with its place and its class where the type is known."""
    steps = list(view("steps: [{type: run-pig, name: a}, 3, {type: none}, {type: []}, {name: 1}]").steps)

    assert [(step.path, step.kind) for step in steps] == [
        (("steps", 0), RunPig),
        (("steps", 2), None),
        (("steps", 3), None),
        (("steps", 4), None),
    ]
    assert [step.text("name") for step in steps] == ["a", None, None, None]


def test_resources(view: Any) -> None:
    """Every name, with its type where that is known."""
    text = "resources: {a: {type: ec2-instance}, b: {type: none}, c: 3, d: {type: []}, e: {}}"

    assert view(text).resource_types == {"a": "ec2-instance", "b": None, "c": None, "d": None, "e": None}


@pytest.mark.parametrize("text", ["[]", "3", "steps: 3\nresources: []", "steps: {a: b}\nresources: null"])
def test_what_cannot_be_read_is_empty(view: Any, text: str) -> None:
    """The models say what is wrong with it."""
    assert list(view(text).steps) == []
    assert view(text).resource_types == {}


def test_tags() -> None:
    """The value of `type` that a model is chosen by."""
    assert tag_of(ExtractFromS3) == "extract-from-s3"
    assert tag_of(Ec2InstanceSpec) == "ec2-instance"
