"""emr-cluster: the EmrCluster that it makes, with its configuration."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import EmrConfiguration
from penstock.specs.resources import EmrClusterSpec

PLAIN = {
    "type": "emr-cluster",
    "release": "emr-4.9.6",
    "master": {"instance_type": "m4.large"},
    "core": {"instance_type": "m4.xlarge", "count": 2},
    "terminate_after": "30 minutes",
}


def compiled(**values: Any) -> Any:
    """Return the object."""
    return EmrClusterSpec.model_validate({**PLAIN, **values}).compile("emr", lambda path: f"s3://assets/{path}")


def test_the_least() -> None:
    """Pig is installed, nothing else is assumed."""
    assert list(compiled().pairs()) == [
        ("type", "EmrCluster"),
        ("terminateAfter", "30 minutes"),
        ("applications", "Pig"),
        ("coreInstanceCount", "2"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-4.9.6"),
    ]


def test_everything() -> None:
    """Every key."""
    cluster = compiled(
        applications=["Pig", "Hive"],
        master={"instance_type": "m4.large", "bid": 0.1},
        core={"instance_type": "m4.xlarge", "count": 2, "bid": 0.2},
        task={"instance_type": "m4.2xlarge", "count": 4, "bid": 0.05},
        bootstrap_actions=[{"script": "a.sh", "arguments": ["1", "two words"]}, {"script": "b.sh"}],
        emrfs={"consistent": True, "retry_period_seconds": 10, "server_side_encryption": False},
        subnet_id="subnet-1",
        key_pair="ops",
    )
    (configuration,) = cluster.configuration

    assert isinstance(configuration, EmrConfiguration)
    assert list(cluster.pairs()) == [
        ("type", "EmrCluster"),
        ("keyPair", "ops"),
        ("subnetId", "subnet-1"),
        ("terminateAfter", "30 minutes"),
        ("applications", "Pig"),
        ("applications", "Hive"),
        ("bootstrapAction", "s3://assets/a.sh,1,two words"),
        ("bootstrapAction", "s3://assets/b.sh"),
        ("configuration", configuration),
        ("coreInstanceBidPrice", "0.2"),
        ("coreInstanceCount", "2"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceBidPrice", "0.1"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-4.9.6"),
        ("taskInstanceBidPrice", "0.05"),
        ("taskInstanceCount", "4"),
        ("taskInstanceType", "m4.2xlarge"),
    ]


def test_emrfs() -> None:
    """One classification, with a property for each setting that is given."""
    (configuration,) = compiled(emrfs={"consistent": True, "retry_period_seconds": 10}).configuration

    assert (configuration.id, configuration.classification) == ("emr.emrfs", "emrfs-site")
    assert [(item.id, item.key, item.value) for item in configuration.property] == [
        ("emr.fs.s3.consistent", "fs.s3.consistent", "true"),
        ("emr.fs.s3.consistent.retryPeriodSeconds", "fs.s3.consistent.retryPeriodSeconds", "10"),
    ]


@pytest.mark.parametrize("release", ["emr-4.0.0", "emr-5.36.2", "emr-7.12.0"])
def test_releases(release: str) -> None:
    """From 4.0.0 on, written in full."""
    assert compiled(release=release).release_label == release


@pytest.mark.parametrize("release", ["emr-3.11.0", "5.36.0", "emr-5.36", "emr-5.x.0", "latest"])
def test_what_is_no_release(release: str) -> None:
    """Older clusters have AMI versions."""
    with pytest.raises(ValidationError):
        compiled(release=release)


@pytest.mark.parametrize(
    "values",
    [
        {"core": {"instance_type": "m4.large"}},
        {"core": {"instance_type": "m4.large", "count": 0}},
        {"task": {"count": 1}},
        {"bootstrap_actions": [{"script": "a.sh", "arguments": ["a,b"]}]},
        {"emrfs": {"retry_period_seconds": 0}},
        {"master": {"instance_type": ""}},
    ],
)
def test_what_emr_refuses(values: dict[str, Any]) -> None:
    """Groups without a size, and commas in the arguments of a bootstrap action, which separate them."""
    with pytest.raises(ValidationError):
        compiled(**values)
