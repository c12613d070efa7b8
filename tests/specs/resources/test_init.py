"""The registry of resources."""

from __future__ import annotations

from penstock.specs.entries import tag_of
from penstock.specs.resources import RESOURCES
from penstock.steps import PENSTOCK


def test_every_type_has_its_tag_and_steps_know_it() -> None:
    """A step that names another type could run nowhere."""
    tags = [tag_of(resource) for resource in RESOURCES]

    assert tags == ["ec2-instance", "emr-cluster", "worker-group"]
    assert {name for step in PENSTOCK.all() for name in step.RUNS_ON} <= set(tags)


def test_every_type_and_key_says_what_it_is() -> None:
    """The documentation is made from them."""
    assert all(resource.__doc__ for resource in RESOURCES)
    for resource in RESOURCES:
        assert [key for key, field in resource.model_fields.items() if key != "type" and not field.description] == []
