"""A transient EMR cluster."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.ebs_block_device_config import EbsBlockDeviceConfig
from penstock.objects.ebs_configuration import EbsConfiguration
from penstock.objects.emr_configuration import EmrConfiguration
from penstock.objects.enumerations import HadoopSchedulerType
from penstock.objects.families import Resource
from penstock.objects.fields import boolean, choice, integer, reference, references, string, strings
from penstock.objects.volume_specification import VolumeSpecification


class EmrCluster(Resource):
    """A transient EMR cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrcluster.html
    """

    TYPE = "EmrCluster"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emrcluster.html"

    additional_master_security_group_ids: Sequence[str] | None = strings(
        "More security groups of the master node", default=None
    )
    additional_slave_security_group_ids: Sequence[str] | None = strings(
        "More security groups of core and task nodes", default=None
    )
    ami_version: str | None = string("AMI version of clusters before release 4.0.0", default=None)
    applications: Sequence[str] | None = strings("Applications that EMR installs", default=None)
    bootstrap_action: Sequence[str] | None = strings("Scripts run at the start, each `URI,argument,...`", default=None)
    configuration: Sequence[EmrConfiguration] | None = references(
        "Configuration classifications", to=("EmrConfiguration",), default=None
    )
    core_ebs_configuration: EbsConfiguration | None = reference(
        "EBS volumes of core nodes", to=("EbsConfiguration",), default=None
    )
    core_group_configuration: EmrConfiguration | None = reference(
        "Configuration classification of core nodes", to=("EmrConfiguration",), default=None
    )
    core_instance_bid_price: str | None = string(
        "Spot bid for core nodes, in USD an hour", default=None, requires=("core_instance_count",)
    )
    core_instance_count: int | str | None = integer("Core nodes", default=None, least=1)
    core_instance_type: str | None = string("Instance type of core nodes", default=None)
    ebs_block_device_config: EbsBlockDeviceConfig | None = reference(
        "EBS volumes of one kind; the guide's example has it on an EbsConfiguration",
        to=("EbsBlockDeviceConfig",),
        default=None,
        wire="EbsBlockDeviceConfig",
    )
    emr_log_uri: str | None = string("S3 URI of the cluster's own logs", default=None, documented=False)
    emr_managed_master_security_group_id: str | None = string(
        "Security group of the master node that EMR manages", default=None
    )
    emr_managed_slave_security_group_id: str | None = string(
        "Security group of core and task nodes that EMR manages", default=None
    )
    enable_debugging: str | None = string("Turn on EMR debugging", default=None)
    hadoop_scheduler_type: HadoopSchedulerType | str | None = choice(
        "Scheduler of Hadoop jobs", HadoopSchedulerType, default=None
    )
    hadoop_version: str | None = string("Hadoop version of an old AMI", default=None, documented=False)
    install_hive: str | None = string("Hive version of an old AMI", default=None, documented=False)
    master_ebs_configuration: EbsConfiguration | None = reference(
        "EBS volumes of the master node", to=("EbsConfiguration",), default=None
    )
    master_group_configuration: EmrConfiguration | None = reference(
        "Configuration classification of the master node", to=("EmrConfiguration",), default=None
    )
    master_instance_bid_price: str | None = string("Spot bid for the master node, in USD an hour", default=None)
    master_instance_type: str | None = string("Instance type of the master node", default=None)
    release_label: str | None = string("EMR release, emr-4.0.0 or later", default=None)
    service_access_security_group_id: str | None = string(
        "Security group through which EMR reaches a private subnet", default=None
    )
    supported_products: Sequence[str] | None = strings("Third-party software, with its arguments", default=None)
    task_ebs_configuration: EbsConfiguration | None = reference(
        "EBS volumes of task nodes", to=("EbsConfiguration",), default=None
    )
    task_group_configuration: EmrConfiguration | None = reference(
        "Configuration classification of task nodes", to=("EmrConfiguration",), default=None
    )
    task_instance_bid_price: str | None = string("Spot bid for task nodes, in USD an hour", default=None)
    task_instance_count: int | str | None = integer("Task nodes", default=None, least=1)
    task_instance_type: str | None = string("Instance type of task nodes", default=None)
    visible_to_all_users: bool | str | None = boolean(
        "Whether all users of the account see the cluster", default=None, documented=False
    )
    volume_specification: VolumeSpecification | None = reference(
        "Type and size of volumes; the guide's example has it on an EbsBlockDeviceConfig",
        to=("VolumeSpecification",),
        default=None,
        wire="VolumeSpecification",
    )
