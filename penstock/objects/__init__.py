"""The object model: one class for each object type of AWS Data Pipeline, in a file of its own."""

from __future__ import annotations

from penstock.objects.base import PipelineObject
from penstock.objects.copy_activity import CopyActivity
from penstock.objects.csv_format import CSV
from penstock.objects.custom_format import Custom
from penstock.objects.default import Default
from penstock.objects.dynamodb_data_exists import DynamoDBDataExists
from penstock.objects.dynamodb_data_format import DynamoDBDataFormat
from penstock.objects.dynamodb_data_node import DynamoDBDataNode
from penstock.objects.dynamodb_export_data_format import DynamoDBExportDataFormat
from penstock.objects.dynamodb_table_exists import DynamoDBTableExists
from penstock.objects.ebs_block_device_config import EbsBlockDeviceConfig
from penstock.objects.ebs_configuration import EbsConfiguration
from penstock.objects.ec2_resource import Ec2Resource
from penstock.objects.emr_activity import EmrActivity
from penstock.objects.emr_cluster import EmrCluster
from penstock.objects.emr_configuration import EmrConfiguration
from penstock.objects.enumerations import (
    ActionOnResourceFailure,
    ActionOnTaskFailure,
    Compression,
    FailureAndRerunMode,
    HadoopSchedulerType,
    InsertMode,
    ParameterType,
    Region,
    S3EncryptionType,
    ScheduleType,
    StartAt,
)
from penstock.objects.exists import Exists
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
    Scheduled,
    Utility,
)
from penstock.objects.hadoop_activity import HadoopActivity
from penstock.objects.hive_activity import HiveActivity
from penstock.objects.hive_copy_activity import HiveCopyActivity
from penstock.objects.http_proxy import HttpProxy
from penstock.objects.jdbc_database import JdbcDatabase
from penstock.objects.my_sql_data_node import MySqlDataNode
from penstock.objects.parameter import Parameter
from penstock.objects.period import Period
from penstock.objects.pig_activity import PigActivity
from penstock.objects.property import Property
from penstock.objects.rds_database import RdsDatabase
from penstock.objects.redshift_copy_activity import RedshiftCopyActivity
from penstock.objects.redshift_data_node import RedshiftDataNode
from penstock.objects.redshift_database import RedshiftDatabase
from penstock.objects.reg_ex_format import RegEx
from penstock.objects.s3_data_node import S3DataNode
from penstock.objects.s3_key_exists import S3KeyExists
from penstock.objects.s3_prefix_not_empty import S3PrefixNotEmpty
from penstock.objects.schedule import Schedule
from penstock.objects.shell_command_activity import ShellCommandActivity
from penstock.objects.shell_command_precondition import ShellCommandPrecondition
from penstock.objects.shell_script_config import ShellScriptConfig
from penstock.objects.sns_alarm import SnsAlarm
from penstock.objects.sql_activity import SqlActivity
from penstock.objects.sql_data_node import SqlDataNode
from penstock.objects.terminate import Terminate
from penstock.objects.tsv_format import TSV
from penstock.objects.untyped import UntypedObject
from penstock.objects.volume_specification import VolumeSpecification

TYPES: tuple[type[PipelineObject], ...] = (
    CSV,
    CopyActivity,
    Custom,
    DynamoDBDataExists,
    DynamoDBDataFormat,
    DynamoDBDataNode,
    DynamoDBExportDataFormat,
    DynamoDBTableExists,
    EbsBlockDeviceConfig,
    EbsConfiguration,
    Ec2Resource,
    EmrActivity,
    EmrCluster,
    EmrConfiguration,
    Exists,
    HadoopActivity,
    HiveActivity,
    HiveCopyActivity,
    HttpProxy,
    JdbcDatabase,
    MySqlDataNode,
    PigActivity,
    Property,
    RdsDatabase,
    RedshiftCopyActivity,
    RedshiftDataNode,
    RedshiftDatabase,
    RegEx,
    S3DataNode,
    S3KeyExists,
    S3PrefixNotEmpty,
    Schedule,
    ShellCommandActivity,
    ShellCommandPrecondition,
    ShellScriptConfig,
    SnsAlarm,
    SqlActivity,
    SqlDataNode,
    TSV,
    Terminate,
    VolumeSpecification,
)
"""Every object type with a `type` field; `Default` has none."""

__all__ = [
    "CSV",
    "TSV",
    "TYPES",
    "Action",
    "ActionOnResourceFailure",
    "ActionOnTaskFailure",
    "Activity",
    "Attemptable",
    "Compression",
    "CopyActivity",
    "Custom",
    "DataFormat",
    "DataNode",
    "Database",
    "Default",
    "DynamoDBDataExists",
    "DynamoDBDataFormat",
    "DynamoDBDataNode",
    "DynamoDBExportDataFormat",
    "DynamoDBTableExists",
    "EbsBlockDeviceConfig",
    "EbsConfiguration",
    "Ec2Resource",
    "EmrActivity",
    "EmrCluster",
    "EmrConfiguration",
    "Exists",
    "FailureAndRerunMode",
    "HadoopActivity",
    "HadoopSchedulerType",
    "HiveActivity",
    "HiveCopyActivity",
    "HttpProxy",
    "InsertMode",
    "JdbcDatabase",
    "MySqlDataNode",
    "Parameter",
    "ParameterType",
    "Period",
    "PigActivity",
    "PipelineObject",
    "Precondition",
    "Property",
    "RdsDatabase",
    "RedshiftCopyActivity",
    "RedshiftDataNode",
    "RedshiftDatabase",
    "RegEx",
    "Region",
    "Resource",
    "Runnable",
    "S3DataNode",
    "S3EncryptionType",
    "S3KeyExists",
    "S3PrefixNotEmpty",
    "Schedule",
    "ScheduleType",
    "Scheduled",
    "ShellCommandActivity",
    "ShellCommandPrecondition",
    "ShellScriptConfig",
    "SnsAlarm",
    "SqlActivity",
    "SqlDataNode",
    "StartAt",
    "Terminate",
    "UntypedObject",
    "Utility",
    "VolumeSpecification",
]
