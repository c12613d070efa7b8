"""The builder of clusters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Stack, aws_ec2 as ec2, aws_s3 as s3
from etl_constructs.builders import BootstrapScript, EbsVolumes, NodeGroup, emr_cluster

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import EmrConfiguration, HttpProxy, Period
from penstock.objects.emrfs import emrfs_site


def test_the_least(deployment: Any, fields: Any) -> None:
    """One master, one core node, Pig, no Spot."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-4.9.6",
        master=NodeGroup("m4.large"),
        core=NodeGroup("m4.xlarge"),
        terminate_after=Period(30, "minutes"),
    )
    assert cluster.id == "c"
    assert sorted(fields(cluster)) == [
        ("applications", "Pig"),
        ("coreInstanceCount", "1"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-4.9.6"),
        ("terminateAfter", "30 minutes"),
        ("type", "EmrCluster"),
    ]


def test_everything(deployment: Any, fields: Any) -> None:
    """Bids, task nodes, scripts as assets with their arguments, applications and settings in order."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-5.36.0",
        master=NodeGroup("m4.large", bid=Decimal("0.10")),
        core=NodeGroup("m4.xlarge", count=3, bid=Decimal(2)),
        task=NodeGroup("r4.large", count=4, bid=Decimal("0.05")),
        applications=["Pig", "Hive"],
        bootstrap_scripts=[
            BootstrapScript(Path("assets/scripts/limits.sh"), ("65536", "--hard")),
            BootstrapScript(Path("assets/scripts/plain.sh")),
        ],
        configuration=[emrfs_site("c", consistent=True)],
        terminate_after=Period(2, "hours"),
    )
    assert [item for item in fields(cluster) if item[0] in {"applications", "bootstrapAction"}] == [
        ("applications", "Pig"),
        ("applications", "Hive"),
        ("bootstrapAction", "s3://asset-bucket/scripts/limits.sh,65536,--hard"),
        ("bootstrapAction", "s3://asset-bucket/scripts/plain.sh"),
    ]
    assert sorted(item for item in fields(cluster) if item[0] not in {"applications", "bootstrapAction"}) == [
        ("configuration", ("ref", "c.emrfs")),
        ("coreInstanceBidPrice", "2"),
        ("coreInstanceCount", "3"),
        ("coreInstanceType", "m4.xlarge"),
        ("masterInstanceBidPrice", "0.10"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-5.36.0"),
        ("taskInstanceBidPrice", "0.05"),
        ("taskInstanceCount", "4"),
        ("taskInstanceType", "r4.large"),
        ("terminateAfter", "2 hours"),
        ("type", "EmrCluster"),
    ]


def _built(deployment: Any, **arguments: Any) -> Any:
    """A cluster with the least, and what is given."""
    least = {"master": NodeGroup("m4.large"), "core": NodeGroup("m4.large")}
    return emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-5.36.0",
        terminate_after=Period(1, "hours"),
        **{**least, **arguments},
    )


@pytest.mark.cdk
def test_network_and_logs_of_the_stack(stack: Stack, deployment: Any, fields: Any) -> None:
    """Security groups by their ids, the bucket by its name."""
    groups = {
        name: ec2.SecurityGroup.from_security_group_id(stack, name, f"sg-{name}")
        for name in ("master", "core", "access", "more", "most", "workers")
    }
    cluster = _built(
        deployment,
        subnet=ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-1"),
        managed_master_security_group=groups["master"],
        managed_core_security_group=groups["core"],
        service_access_security_group=groups["access"],
        master_security_groups=[groups["more"], groups["most"]],
        core_security_groups=[groups["workers"]],
        key_pair=ec2.KeyPair.from_key_pair_name(stack, "Key", "operators"),
        log_bucket=s3.Bucket.from_bucket_name(stack, "Logs", "log-bucket"),
        http_proxy=HttpProxy("proxy", hostname="h", port="1"),
    )
    assert sorted(fields(cluster), key=str) == [
        ("additionalMasterSecurityGroupIds", "sg-more"),
        ("additionalMasterSecurityGroupIds", "sg-most"),
        ("additionalSlaveSecurityGroupIds", "sg-workers"),
        ("applications", "Pig"),
        ("coreInstanceCount", "1"),
        ("coreInstanceType", "m4.large"),
        ("emrLogUri", "s3://log-bucket/emr/"),
        ("emrManagedMasterSecurityGroupId", "sg-master"),
        ("emrManagedSlaveSecurityGroupId", "sg-core"),
        ("httpProxy", ("ref", "proxy")),
        ("keyPair", "operators"),
        ("masterInstanceType", "m4.large"),
        ("releaseLabel", "emr-5.36.0"),
        ("serviceAccessSecurityGroupId", "sg-access"),
        ("subnetId", "subnet-1"),
        ("terminateAfter", "1 hour"),
        ("type", "EmrCluster"),
    ]


def test_groups_have_volumes_and_classifications_of_their_own(deployment: Any, fields: Any) -> None:
    """The ids of their objects begin with the cluster's."""
    yarn = EmrConfiguration("yarn", classification="yarn-site")
    cluster = _built(
        deployment,
        master=NodeGroup("m4.large", configuration=yarn),
        core=NodeGroup(
            "m4.large", configuration=yarn, volumes=[EbsVolumes(100), EbsVolumes(500, "io1", count=2, iops=1000)]
        ),
        task=NodeGroup("m4.large", configuration=yarn, volumes=[EbsVolumes(50)]),
    )
    assert [item for item in fields(cluster) if isinstance(item[1], tuple)] == [
        ("coreEbsConfiguration", ("ref", "c.core.ebs")),
        ("coreGroupConfiguration", ("ref", "yarn")),
        ("masterGroupConfiguration", ("ref", "yarn")),
        ("taskEbsConfiguration", ("ref", "c.task.ebs")),
        ("taskGroupConfiguration", ("ref", "yarn")),
    ]
    parts = {item.id: fields(item) for item in PipelineDefinition.gather([cluster.core_ebs_configuration]).objects}
    assert parts == {
        "c.core.ebs": [
            ("type", "EbsConfiguration"),
            ("ebsBlockDeviceConfig", ("ref", "c.core.ebs.1")),
            ("ebsBlockDeviceConfig", ("ref", "c.core.ebs.2")),
        ],
        "c.core.ebs.1": [
            ("type", "EbsBlockDeviceConfig"),
            ("volumeSpecification", ("ref", "c.core.ebs.1.volume")),
            ("volumesPerInstance", "1"),
        ],
        "c.core.ebs.1.volume": [
            ("type", "VolumeSpecification"),
            ("sizeInGB", "100"),
            ("volumeType", "gp2"),
        ],
        "c.core.ebs.2": [
            ("type", "EbsBlockDeviceConfig"),
            ("volumeSpecification", ("ref", "c.core.ebs.2.volume")),
            ("volumesPerInstance", "2"),
        ],
        "c.core.ebs.2.volume": [
            ("type", "VolumeSpecification"),
            ("iops", "1000"),
            ("sizeInGB", "500"),
            ("volumeType", "io1"),
        ],
    }


def test_a_cluster_without_applications(deployment: Any, fields: Any) -> None:
    """An empty list is no field."""
    cluster = emr_cluster(
        "c",
        deployment=deployment,
        release_label="emr-5.36.0",
        master=NodeGroup("m4.large"),
        core=NodeGroup("m4.large"),
        terminate_after=Period(1, "hours"),
        applications=(),
    )
    assert "applications" not in [key for key, _ in fields(cluster)]


def test_an_argument_with_a_comma_is_refused() -> None:
    """The service would take it for two."""
    with pytest.raises(ValueError, match=r"^'a,b' of limits\.sh has a comma, at which the service splits arguments$"):
        BootstrapScript(Path("scripts/limits.sh"), ("65536", "a,b"))
