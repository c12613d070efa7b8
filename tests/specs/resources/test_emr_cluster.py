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


def test_the_rest() -> None:
    """Settings, volumes, groups of one's own, the scheduler and what all machines have."""
    cluster = compiled(
        master={"instance_type": "m4.large", "bid": 0.1, "configuration": {"classification": "hive-site"}},
        core={"instance_type": "m4.xlarge", "count": 2, "volumes": [{"size_in_gb": 100}]},
        task={"instance_type": "m4.2xlarge", "count": 4, "ebs_optimized": True},
        configurations=[{"classification": "spark-defaults", "properties": {"spark.executor.cores": 4}}],
        security_groups={"master": ["sg-1"]},
        hadoop_scheduler="parallel-fair",
        on_demand_on_last_attempt=True,
        availability_zone="us-east-1a",
        http_proxy={"hostname": "proxy.example.org", "port": 3128},
    )
    (settings,) = cluster.configuration

    assert list(cluster.pairs()) == [
        ("type", "EmrCluster"),
        ("availabilityZone", "us-east-1a"),
        ("httpProxy", cluster.http_proxy),
        ("terminateAfter", "30 minutes"),
        ("useOnDemandOnLastAttempt", "true"),
        ("additionalMasterSecurityGroupIds", "sg-1"),
        ("applications", "Pig"),
        ("configuration", settings),
        ("coreEbsConfiguration", cluster.core_ebs_configuration),
        ("coreInstanceCount", "2"),
        ("coreInstanceType", "m4.xlarge"),
        ("hadoopSchedulerType", "PARALLEL_FAIR_SCHEDULING"),
        ("masterGroupConfiguration", cluster.master_group_configuration),
        ("masterInstanceBidPrice", "0.1"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-4.9.6"),
        ("taskEbsConfiguration", cluster.task_ebs_configuration),
        ("taskInstanceCount", "4"),
        ("taskInstanceType", "m4.2xlarge"),
    ]
    assert [
        item.id
        for item in (
            settings,
            cluster.master_group_configuration,
            cluster.core_ebs_configuration,
            cluster.task_ebs_configuration,
            cluster.http_proxy,
        )
    ] == ["emr.spark-defaults", "emr.master.hive-site", "emr.core.ebs", "emr.task.ebs", "emr.proxy"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parallel-capacity", "PARALLEL_CAPACITY_SCHEDULING"),
        ("default", "DEFAULT_SCHEDULER"),
    ],
)
def test_schedulers(name: str, value: str) -> None:
    """As the service calls them."""
    assert ("hadoopSchedulerType", value) in compiled(hadoop_scheduler=name).pairs()


def test_emrfs_comes_first() -> None:
    """Beside other settings."""
    cluster = compiled(emrfs={"consistent": True}, configurations=[{"classification": "pig-env"}])
    assert [item.id for item in cluster.configuration] == ["emr.emrfs", "emr.pig-env"]


def test_an_old_cluster() -> None:
    """It has no applications: Pig and Hive are a part of its AMI."""
    assert list(compiled(release=None, ami_version="3.11.0").pairs()) == [
        ("type", "EmrCluster"),
        ("terminateAfter", "30 minutes"),
        ("amiVersion", "3.11.0"),
        ("coreInstanceCount", "2"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceType", "m4.large"),
    ]


@pytest.mark.parametrize(
    ("values", "place", "message"),
    [
        ({"release": None}, (), "exactly one of release and ami_version is needed"),
        ({"ami_version": "3.11.0"}, ("ami_version",), "exactly one of release and ami_version is needed"),
        (
            {"release": None, "ami_version": "3.11.0", "applications": ["Pig"]},
            ("applications",),
            "EMR has `applications` since emr-4.0.0 only",
        ),
        (
            {"release": None, "ami_version": "3.11.0", "emrfs": {"consistent": True}},
            ("emrfs",),
            "EMR has `emrfs` since emr-4.0.0 only",
        ),
        (
            {
                "release": None,
                "ami_version": "3.11.0",
                "master": {"instance_type": "m1.large", "configuration": {"classification": "pig-env"}},
            },
            ("master",),
            "EMR has `master.configuration` since emr-4.0.0 only",
        ),
        (
            {"emrfs": {"consistent": True}, "configurations": [{"classification": "emrfs-site"}]},
            ("emrfs",),
            "`configurations` has emrfs-site, too; write all in one of the two",
        ),
        (
            {"on_demand_on_last_attempt": False},
            ("on_demand_on_last_attempt",),
            "it has no `bid`, so every attempt takes On-Demand instances",
        ),
    ],
)
def test_what_excludes_each_other(values: dict[str, Any], place: tuple[str, ...], message: str) -> None:
    """Each is told where it can be mended."""
    with pytest.raises(ValidationError) as caught:
        compiled(**values)
    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [(place, message)]


@pytest.mark.parametrize("version", ["2.4.7", "3.8"])
def test_ami_versions(version: str) -> None:
    """Those before releases."""
    assert compiled(release=None, ami_version=version).ami_version == version


@pytest.mark.parametrize("version", ["4.0.0", "latest", "emr-3.8.0", "3"])
def test_what_is_no_ami_version(version: str) -> None:
    """Since 4.0.0 they are called releases."""
    with pytest.raises(ValidationError):
        compiled(release=None, ami_version=version)


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
