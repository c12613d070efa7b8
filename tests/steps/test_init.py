"""The registry of steps."""

from __future__ import annotations

from pathlib import Path

from penstock import steps
from penstock.specs.entries import tag_of
from penstock.steps import BUILT_IN, PENSTOCK
from penstock.steps.base import WORKER_GROUP


def test_every_step_has_its_tag() -> None:
    """A part of the contract."""
    assert {tag_of(step): (step.READS, step.WRITES, step.RUNS_ON) for step in PENSTOCK.all()} == {
        "check-freshness": (False, False, ("ec2-instance", WORKER_GROUP)),
        "check-primary-key": (False, False, ("ec2-instance", WORKER_GROUP)),
        "check-sql": (False, False, ("ec2-instance", WORKER_GROUP)),
        "delta-load": (False, False, ("ec2-instance", WORKER_GROUP)),
        "extract-from-cassandra": (False, True, ("ec2-instance", "emr-cluster", "worker-group")),
        "extract-from-dynamodb": (False, True, ("emr-cluster", "worker-group")),
        "create-and-load-table": (True, False, ("ec2-instance", WORKER_GROUP)),
        "create-and-update-table": (False, False, ("ec2-instance", WORKER_GROUP)),
        "extract-from-http": (False, True, ("ec2-instance", "emr-cluster", "worker-group")),
        "extract-from-logs": (False, True, ()),
        "extract-from-s3": (False, True, ()),
        "copy-into-redshift": (True, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "extract-from-rds": (False, True, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "extract-from-shards": (False, True, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "load-into-rds": (True, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "check-row-count": (False, False, ("ec2-instance", WORKER_GROUP)),
        "check-values": (False, False, ("ec2-instance", WORKER_GROUP)),
        "mark-success": (False, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "notify": (False, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "reload-table": (False, False, ("ec2-instance", WORKER_GROUP)),
        "run-emr-step": (False, False, ("emr-cluster", WORKER_GROUP)),
        "run-hadoop-streaming": (True, True, ("emr-cluster", WORKER_GROUP)),
        "run-hive": (True, True, ("emr-cluster", WORKER_GROUP)),
        "run-pig": (True, True, ("emr-cluster", WORKER_GROUP)),
        "run-qa-script": (False, False, ("ec2-instance", "worker-group")),
        "run-shell": (False, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
        "run-spark": (False, False, ("emr-cluster", WORKER_GROUP)),
        "run-sql": (False, False, ("ec2-instance", WORKER_GROUP)),
        "update-history": (False, False, ("ec2-instance", WORKER_GROUP)),
        "load-into-staging-table": (True, False, ("ec2-instance", WORKER_GROUP)),
        "load-reload-primary-key": (True, False, ("ec2-instance", WORKER_GROUP)),
        "extract-from-redshift": (False, True, ("ec2-instance", WORKER_GROUP)),
        "reload-prod-table": (False, False, ("ec2-instance", WORKER_GROUP)),
        "upload-files": (False, True, ("ec2-instance", "emr-cluster", "worker-group")),
        "upsert": (False, False, ("ec2-instance", WORKER_GROUP)),
        "wait-for-pipelines": (False, False, ("ec2-instance", "emr-cluster", WORKER_GROUP)),
    }


def test_steps_stand_beside_each_other_alone() -> None:
    """A file for each type, and few others: whoever looks for a step finds it by its name."""
    files = {path.stem for path in Path(steps.__file__).parent.glob("*.py")}

    assert files - {name.replace("-", "_") for name in BUILT_IN} == {
        "__init__",
        "base",
        "context",
        "deployment",
        "registry",
    }


def test_every_step_and_key_says_what_it_is() -> None:
    """The documentation is made from them."""
    for step in PENSTOCK.all():
        assert step.__doc__
        assert [key for key, field in step.model_fields.items() if key != "type" and not field.description] == []
