"""The Spec as a whole."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import Period
from penstock.specs.spec import Spec
from penstock.steps.extract_from_s3 import ExtractFromS3

PLAIN = {
    "name": "click-stream-2",
    "schedule": {"every": "1 day", "start": "first-activation"},
    "steps": [{"type": "extract-from-s3", "name": "logs", "path": "logs/"}],
}


def test_defaults() -> None:
    """Two retries ten minutes apart, an alarm on failure, no alarm when late, no resources."""
    spec = Spec.model_validate(PLAIN)

    assert (spec.retries.maximum, spec.retries.delay) == (2, Period(10, "minutes"))
    assert (spec.alarms.on_failure, spec.alarms.late_after) == (True, None)
    assert (spec.description, spec.resources) == (None, {})
    assert spec.steps == [ExtractFromS3(type="extract-from-s3", name="logs", path="logs/")]


@pytest.mark.parametrize(
    ("name", "stack"),
    [
        ("clickstream", "ClickstreamEtlStack"),
        ("click-stream-2", "ClickStream2EtlStack"),
        ("a", "AEtlStack"),
    ],
)
def test_stack_names(name: str, stack: str) -> None:
    """A part of the contract."""
    assert Spec.model_validate({**PLAIN, "name": name}).stack_name == stack


@pytest.mark.parametrize("name", ["", "A", "1a", "a_b", "a--b", "a-", "-a", "a b", "ä", "a\n", "a" * 61])
def test_names_that_no_stack_takes(name: str) -> None:
    """Small letters, digits and single hyphens, at most 60 characters."""
    with pytest.raises(ValidationError):
        Spec.model_validate({**PLAIN, "name": name})


def test_specs_are_immutable() -> None:
    """What was checked stays as it is."""
    spec: Any = Spec.model_validate(PLAIN)

    with pytest.raises(ValidationError, match="frozen"):
        spec.name = "other"


def test_the_owner_is_a_tag() -> None:
    """Beside the others."""
    spec = Spec.model_validate({**PLAIN, "owner": "web team", "tags": {"cost-centre": "7"}})

    assert spec.all_tags == {"owner": "web team", "cost-centre": "7"}
    assert Spec.model_validate(PLAIN).all_tags == {}
