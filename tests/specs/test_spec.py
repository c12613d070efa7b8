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


@pytest.mark.parametrize("most", [0, 6, "1", 1.5])
def test_what_the_service_takes_as_active_instances(most: object) -> None:
    """From 1 to 5."""
    with pytest.raises(ValidationError):
        Spec.model_validate({**PLAIN, "max_active_instances": most})
    assert Spec.model_validate({**PLAIN, "max_active_instances": 5}).max_active_instances == 5


def test_variables_hold_anchors(project: Any) -> None:
    """Whatever stands there, only what aliases make of it counts."""
    spec = project.load("""\
        name: visits
        variables:
          small: &small {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
          anything: [1, {x: null}, &path logs/]
        schedule: once
        resources:
          one: *small
          two: {<<: *small, instance_type: m5.large}
        steps:
          - {type: extract-from-s3, name: logs, path: *path}
        """).spec

    assert [(name, item.instance_type, str(item.terminate_after)) for name, item in spec.resources.items()] == [
        ("one", "t3.small", "1 hour"),
        ("two", "m5.large", "1 hour"),
    ]
    assert spec.steps[0].path == "logs/"


def test_errors_behind_an_alias_are_at_its_anchor(project: Any) -> None:
    """There they can be mended."""
    (finding,) = project.findings("""\
        name: visits
        variables:
          small: &small {type: ec2-instance, terminate_after: soon}
        schedule: once
        resources: {box: {<<: *small, instance_type: t3.small}}
        steps:
          - {type: extract-from-s3, name: logs, path: logs/}
        """)
    assert (finding.id, finding.location.line, finding.location.column) == ("PS204", 3, 55)
