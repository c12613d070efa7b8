"""The registry of steps."""

from __future__ import annotations

from penstock.specs.entries import tag_of
from penstock.steps import STEPS


def test_every_step_has_its_tag() -> None:
    """A part of the contract."""
    assert {tag_of(step): (step.READS, step.WRITES, step.RUNS_ON) for step in STEPS} == {
        "check-primary-key": (False, False, ("ec2-instance",)),
        "check-sql": (False, False, ("ec2-instance",)),
        "delta-load": (False, False, ("ec2-instance",)),
        "extract-from-s3": (False, True, ()),
        "load-redshift": (True, False, ("ec2-instance", "emr-cluster")),
        "reload-table": (False, False, ("ec2-instance",)),
        "run-emr-step": (False, False, ("emr-cluster",)),
        "run-hadoop-streaming": (True, True, ("emr-cluster",)),
        "run-hive": (True, True, ("emr-cluster",)),
        "run-pig": (True, True, ("emr-cluster",)),
        "run-shell": (False, False, ("ec2-instance", "emr-cluster")),
        "run-spark": (False, False, ("emr-cluster",)),
        "run-sql": (False, False, ("ec2-instance",)),
        "update-history": (False, False, ("ec2-instance",)),
        "upsert": (False, False, ("ec2-instance",)),
    }


def test_every_step_and_key_says_what_it_is() -> None:
    """The documentation is made from them."""
    for step in STEPS:
        assert step.__doc__
        assert [key for key, field in step.model_fields.items() if key != "type" and not field.description] == []
