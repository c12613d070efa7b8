"""The object model of AWS Data Pipeline: one class per object type, one file per class."""

from __future__ import annotations

from penstock.objects.base import PipelineObject
from penstock.objects.default import Default
from penstock.objects.ec2_resource import Ec2Resource
from penstock.objects.emr_cluster import EmrCluster
from penstock.objects.emr_configuration import EmrConfiguration
from penstock.objects.enumerations import (
    ActionOnResourceFailure,
    ActionOnTaskFailure,
    Compression,
    FailureAndRerunMode,
    InsertMode,
    S3EncryptionType,
    ScheduleType,
    StartAt,
)
from penstock.objects.families import (
    Action,
    Activity,
    Attemptable,
    Database,
    DataFormat,
    DataNode,
    Precondition,
    Resource,
    Runnable,
    Utility,
)
from penstock.objects.period import Period
from penstock.objects.pig_activity import PigActivity
from penstock.objects.property import Property
from penstock.objects.redshift_copy_activity import RedshiftCopyActivity
from penstock.objects.redshift_data_node import RedshiftDataNode
from penstock.objects.redshift_database import RedshiftDatabase
from penstock.objects.s3_data_node import S3DataNode
from penstock.objects.s3_key_exists import S3KeyExists
from penstock.objects.schedule import Schedule
from penstock.objects.shell_command_activity import ShellCommandActivity
from penstock.objects.sns_alarm import SnsAlarm

TYPES: tuple[type[PipelineObject], ...] = (
    Ec2Resource,
    EmrCluster,
    EmrConfiguration,
    PigActivity,
    Property,
    RedshiftCopyActivity,
    RedshiftDataNode,
    RedshiftDatabase,
    S3DataNode,
    S3KeyExists,
    Schedule,
    ShellCommandActivity,
    SnsAlarm,
)
"""Every object type with a `type` field; `Default` has none."""

__all__ = [
    "TYPES",
    "Action",
    "ActionOnResourceFailure",
    "ActionOnTaskFailure",
    "Activity",
    "Attemptable",
    "Compression",
    "DataFormat",
    "DataNode",
    "Database",
    "Default",
    "Ec2Resource",
    "EmrCluster",
    "EmrConfiguration",
    "FailureAndRerunMode",
    "InsertMode",
    "Period",
    "PigActivity",
    "PipelineObject",
    "Precondition",
    "Property",
    "RedshiftCopyActivity",
    "RedshiftDataNode",
    "RedshiftDatabase",
    "Resource",
    "Runnable",
    "S3DataNode",
    "S3EncryptionType",
    "S3KeyExists",
    "Schedule",
    "ScheduleType",
    "ShellCommandActivity",
    "SnsAlarm",
    "StartAt",
    "Utility",
]
