"""Typed builders of pipeline objects: local files become assets, and names come from the stack.

A type without a builder is one to which the CDK adds nothing: its class in `penstock.objects` is all that is needed.
"""

from __future__ import annotations

from etl_constructs.builders.activity_options import ActivityOptions, HadoopOptions
from etl_constructs.builders.copy_activity import copy_activity
from etl_constructs.builders.dynamodb_data_node import dynamodb_data_node
from etl_constructs.builders.dynamodb_preconditions import dynamodb_data_exists, dynamodb_table_exists
from etl_constructs.builders.ec2_resource import ec2_resource
from etl_constructs.builders.emr_activity import EmrStep, emr_activity
from etl_constructs.builders.emr_cluster import BootstrapScript, emr_cluster
from etl_constructs.builders.hadoop_activity import hadoop_activity
from etl_constructs.builders.hive_activity import hive_activity
from etl_constructs.builders.hive_copy_activity import hive_copy_activity
from etl_constructs.builders.http_proxy import http_proxy
from etl_constructs.builders.jdbc_database import jdbc_database
from etl_constructs.builders.node_group import EbsVolumes, NodeGroup
from etl_constructs.builders.pig_activity import pig_activity
from etl_constructs.builders.rds_database import rds_database
from etl_constructs.builders.redshift_copy_activity import redshift_copy_activity
from etl_constructs.builders.redshift_database import redshift_database
from etl_constructs.builders.s3_data_node import s3_data_node
from etl_constructs.builders.s3_preconditions import s3_key_exists, s3_prefix_not_empty
from etl_constructs.builders.shell_command_activity import shell_command_activity
from etl_constructs.builders.shell_command_precondition import shell_command_precondition
from etl_constructs.builders.shell_script_config import shell_script_config
from etl_constructs.builders.sns_alarm import sns_alarm
from etl_constructs.builders.sql_activity import sql_activity
from etl_constructs.builders.sql_data_node import sql_data_node

BUILDERS = (
    copy_activity,
    dynamodb_data_exists,
    dynamodb_data_node,
    dynamodb_table_exists,
    ec2_resource,
    emr_activity,
    emr_cluster,
    hadoop_activity,
    hive_activity,
    hive_copy_activity,
    http_proxy,
    jdbc_database,
    pig_activity,
    rds_database,
    redshift_copy_activity,
    redshift_database,
    s3_data_node,
    s3_key_exists,
    s3_prefix_not_empty,
    shell_command_activity,
    shell_command_precondition,
    shell_script_config,
    sns_alarm,
    sql_activity,
    sql_data_node,
)
"""Every builder; each returns the type of its name."""

__all__ = [
    "BUILDERS",
    "ActivityOptions",
    "BootstrapScript",
    "EbsVolumes",
    "EmrStep",
    "HadoopOptions",
    "NodeGroup",
    "copy_activity",
    "dynamodb_data_exists",
    "dynamodb_data_node",
    "dynamodb_table_exists",
    "ec2_resource",
    "emr_activity",
    "emr_cluster",
    "hadoop_activity",
    "hive_activity",
    "hive_copy_activity",
    "http_proxy",
    "jdbc_database",
    "pig_activity",
    "rds_database",
    "redshift_copy_activity",
    "redshift_database",
    "s3_data_node",
    "s3_key_exists",
    "s3_prefix_not_empty",
    "shell_command_activity",
    "shell_command_precondition",
    "shell_script_config",
    "sns_alarm",
    "sql_activity",
    "sql_data_node",
]
