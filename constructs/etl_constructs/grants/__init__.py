"""What a pipeline's roles may do, derived from its objects: one file for each family, one line here for each type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from etl_constructs.grants import (
    dynamodb_data_node,
    dynamodb_table,
    ec2_resource,
    emr_cluster,
    generated_scripts,
    jar,
    jdbc_driver,
    logs,
    pipeline,
    rds_database,
    redshift_database,
    s3_data_node,
    s3_key_exists,
    s3_prefix_not_empty,
    script,
    shell_command,
    sns_alarm,
)
from etl_constructs.grants.effective import effective_definition
from etl_constructs.grants.errors import UngrantableError
from etl_constructs.grants.merging import merged
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock import objects
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.wire import DEFAULT_ID
from penstock.objects import PipelineObject, Scheduled

Grant = Callable[[Any, PipelineDefinition, GrantScope], Iterator[Statement]]

GRANTS: Mapping[type[PipelineObject], Grant] = {
    objects.DynamoDBDataExists: dynamodb_table.data_exists,
    objects.DynamoDBDataNode: dynamodb_data_node.statements,
    objects.DynamoDBTableExists: dynamodb_table.table_exists,
    objects.Ec2Resource: ec2_resource.statements,
    objects.EmrActivity: jar.emr_activity,
    objects.EmrCluster: emr_cluster.statements,
    objects.HadoopActivity: jar.hadoop_activity,
    objects.HiveActivity: script.statements,
    objects.HiveCopyActivity: generated_scripts.statements,
    objects.JdbcDatabase: jdbc_driver.statements,
    objects.PigActivity: generated_scripts.statements,
    objects.RdsDatabase: rds_database.statements,
    objects.RedshiftDatabase: redshift_database.statements,
    objects.S3DataNode: s3_data_node.statements,
    objects.S3KeyExists: s3_key_exists.statements,
    objects.S3PrefixNotEmpty: s3_prefix_not_empty.statements,
    objects.ShellCommandActivity: shell_command.statements,
    objects.ShellCommandPrecondition: shell_command.statements,
    objects.ShellScriptConfig: script.statements,
    objects.SnsAlarm: sns_alarm.statements,
    objects.SqlActivity: script.statements,
}
"""What each object type needs."""

NEEDS_NOTHING: Mapping[type[PipelineObject], str] = {
    objects.CSV: "a format",
    objects.CopyActivity: "its data nodes have the permissions",
    objects.Custom: "a format",
    objects.DynamoDBDataFormat: "a format",
    objects.DynamoDBExportDataFormat: "a format",
    objects.EbsBlockDeviceConfig: "a part of its cluster",
    objects.EbsConfiguration: "a part of its cluster",
    objects.EmrConfiguration: "a part of its cluster",
    objects.Exists: "its data node has the permissions",
    objects.HttpProxy: "reached with a user name and a password",
    objects.MySqlDataNode: "reached with a user name and a password",
    objects.Property: "a part of its cluster",
    objects.RedshiftCopyActivity: "its data nodes have the permissions",
    objects.RedshiftDataNode: "its database has the permissions",
    objects.RegEx: "a format",
    objects.Schedule: "a time",
    objects.SqlDataNode: "its database has the permissions",
    objects.TSV: "a format",
    objects.Terminate: "the service cancels its own objects",
    objects.VolumeSpecification: "a part of its cluster",
}
"""The object types that need no permission of their own, and why."""


def statements_of(definition: PipelineDefinition, scope: GrantScope) -> tuple[Statement, ...]:
    """All that the roles of a pipeline need, in the order of the objects, each resource once for each reason.

    Nothing is derived from objects of types that `penstock.objects` does not have, nor from undeclared fields.

    Raises:
        UngrantableError: with a line for every object whose bucket, table or other name is an expression.
    """
    whole = effective_definition(definition)
    found = list(pipeline.statements(whole, scope))
    problems = []
    for item, grant in _grants(whole):
        try:
            found.extend(grant(item, whole, scope))
        except UngrantableError as error:
            problems.append(f"{item.TYPE or 'the object'} '{item.id}': {error}")
    if problems:
        raise UngrantableError("\n".join(problems))
    return merged(found)


def _grants(definition: PipelineDefinition) -> Iterator[tuple[PipelineObject, Grant]]:
    logged = [item for item in definition.objects if isinstance(item, Scheduled)]
    logged.sort(key=lambda item: item.id != DEFAULT_ID)  # most inherit it from there, so a fault is told of that one
    seen = set()
    for logging in logged:
        if logging.pipeline_log_uri not in seen:
            seen.add(logging.pipeline_log_uri)
            yield logging, logs.statements
    for item in definition.objects:
        if type(item) in GRANTS:
            yield item, GRANTS[type(item)]


__all__ = ["GRANTS", "NEEDS_NOTHING", "GrantScope", "UngrantableError", "statements_of"]
