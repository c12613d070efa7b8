"""One executor per object type, and the registry of them all."""

from __future__ import annotations

from penstock.worker.attempt import Executor
from penstock.worker.executors.copy_activity import CopyActivityExecutor
from penstock.worker.executors.dynamodb_data_exists import DynamoDBDataExistsExecutor
from penstock.worker.executors.dynamodb_table_exists import DynamoDBTableExistsExecutor
from penstock.worker.executors.emr_activity import EmrActivityExecutor
from penstock.worker.executors.exists import ExistsExecutor
from penstock.worker.executors.hadoop_activity import HadoopActivityExecutor
from penstock.worker.executors.hive_activity import HiveActivityExecutor
from penstock.worker.executors.hive_copy_activity import HiveCopyActivityExecutor
from penstock.worker.executors.pig_activity import PigActivityExecutor
from penstock.worker.executors.redshift_copy_activity import RedshiftCopyActivityExecutor
from penstock.worker.executors.s3_key_exists import S3KeyExistsExecutor
from penstock.worker.executors.s3_prefix_not_empty import S3PrefixNotEmptyExecutor
from penstock.worker.executors.shell_command_activity import ShellCommandActivityExecutor
from penstock.worker.executors.shell_command_precondition import ShellCommandPreconditionExecutor
from penstock.worker.executors.sql_activity import SqlActivityExecutor

EXECUTORS: tuple[Executor, ...] = (
    CopyActivityExecutor(),
    DynamoDBDataExistsExecutor(),
    DynamoDBTableExistsExecutor(),
    EmrActivityExecutor(),
    ExistsExecutor(),
    HadoopActivityExecutor(),
    HiveActivityExecutor(),
    HiveCopyActivityExecutor(),
    PigActivityExecutor(),
    RedshiftCopyActivityExecutor(),
    S3KeyExistsExecutor(),
    S3PrefixNotEmptyExecutor(),
    ShellCommandActivityExecutor(),
    ShellCommandPreconditionExecutor(),
    SqlActivityExecutor(),
)
