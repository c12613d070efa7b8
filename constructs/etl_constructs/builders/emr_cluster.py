"""Builds an EmrCluster: groups of nodes, bootstrap scripts as assets, network and logs of the stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl_constructs.builders.node_group import NodeGroup
from penstock.objects import EmrCluster, EmrConfiguration, HttpProxy, Period
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IKeyPair, ISecurityGroup, ISubnet
    from aws_cdk.aws_s3 import IBucket


@dataclass(frozen=True, slots=True)
class BootstrapScript:
    """A local script that every node runs before the applications start; no argument may hold a comma."""

    path: Path
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a comma.

        Raises:
            ValueError: where an argument has one.
        """
        for argument in self.arguments:
            if "," in argument:
                message = f"'{argument}' of {self.path.name} has a comma, at which the service splits arguments"
                raise ValueError(message)


def emr_cluster(
    cluster_id: str,
    *,
    deployment: Deployment,
    release_label: str,
    master: NodeGroup,
    core: NodeGroup,
    terminate_after: Period,
    task: NodeGroup | None = None,
    applications: Sequence[str] = ("Pig",),
    bootstrap_scripts: Sequence[BootstrapScript] = (),
    configuration: Sequence[EmrConfiguration] = (),
    subnet: ISubnet | None = None,
    managed_master_security_group: ISecurityGroup | None = None,
    managed_core_security_group: ISecurityGroup | None = None,
    service_access_security_group: ISecurityGroup | None = None,
    master_security_groups: Sequence[ISecurityGroup] = (),
    core_security_groups: Sequence[ISecurityGroup] = (),
    key_pair: IKeyPair | None = None,
    log_bucket: IBucket | None = None,
    log_prefix: str = "emr",
    http_proxy: HttpProxy | None = None,
) -> EmrCluster:
    """Build a transient cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrcluster.html

    Args:
        cluster_id: id of the object; those of its parts begin with it.
        deployment: publishes the scripts.
        release_label: EMR release, `emr-4.0.0` or later.
        master: the master node.
        core: the nodes that keep HDFS.
        terminate_after: lifetime, after which it is terminated.
        task: nodes without HDFS.
        applications: what EMR installs.
        bootstrap_scripts: run on every node before the applications start, in order.
        configuration: classifications of all nodes; `penstock.objects.emrfs.emrfs_site(...)` makes one.
        subnet: by default one of the default VPC.
        managed_master_security_group: the one of the master node that EMR manages, by default one that it makes.
        managed_core_security_group: that of core and task nodes.
        service_access_security_group: that through which EMR reaches a private subnet.
        master_security_groups: more of the master node.
        core_security_groups: more of core and task nodes.
        key_pair: for log-on.
        log_bucket: takes the cluster's own logs, by default they go under the pipeline's.
        log_prefix: key prefix of those logs.
        http_proxy: proxy through which AWS is reached.
    """
    return EmrCluster(
        cluster_id,
        release_label=release_label,
        applications=tuple(applications) or None,
        master_instance_type=master.instance_type,
        master_instance_bid_price=master.price,
        master_ebs_configuration=master.ebs_configuration(f"{cluster_id}.master"),
        master_group_configuration=master.configuration,
        core_instance_type=core.instance_type,
        core_instance_count=core.count,
        core_instance_bid_price=core.price,
        core_ebs_configuration=core.ebs_configuration(f"{cluster_id}.core"),
        core_group_configuration=core.configuration,
        task_instance_type=task.instance_type if task else None,
        task_instance_count=task.count if task else None,
        task_instance_bid_price=task.price if task else None,
        task_ebs_configuration=task.ebs_configuration(f"{cluster_id}.task") if task else None,
        task_group_configuration=task.configuration if task else None,
        bootstrap_action=tuple(
            ",".join((deployment.asset_uri(script.path), *script.arguments)) for script in bootstrap_scripts
        )
        or None,
        configuration=tuple(configuration) or None,
        subnet_id=None if subnet is None else subnet.subnet_id,
        emr_managed_master_security_group_id=_id(managed_master_security_group),
        emr_managed_slave_security_group_id=_id(managed_core_security_group),
        service_access_security_group_id=_id(service_access_security_group),
        additional_master_security_group_ids=[group.security_group_id for group in master_security_groups] or None,
        additional_slave_security_group_ids=[group.security_group_id for group in core_security_groups] or None,
        key_pair=None if key_pair is None else key_pair.key_pair_name,
        emr_log_uri=None if log_bucket is None else f"s3://{log_bucket.bucket_name}/{log_prefix.strip('/')}/",
        http_proxy=http_proxy,
        terminate_after=terminate_after,
    )


def _id(group: ISecurityGroup | None) -> str | None:
    return None if group is None else group.security_group_id
