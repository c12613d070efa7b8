"""What a pipeline's roles may do, derived from its objects: one object type per file, one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from etl_constructs.grants import (
    ec2_resource,
    emr_cluster,
    pipeline,
    redshift_database,
    s3_data_node,
    s3_key_exists,
    script,
    sns_alarm,
)
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import (
    Ec2Resource,
    EmrCluster,
    PigActivity,
    PipelineObject,
    RedshiftDatabase,
    S3DataNode,
    S3KeyExists,
    ShellCommandActivity,
    SnsAlarm,
)

Grant = Callable[[Any, PipelineDefinition, GrantScope], Iterator[Statement]]

GRANTS: tuple[tuple[type[PipelineObject], Grant], ...] = (
    (Ec2Resource, ec2_resource.statements),
    (EmrCluster, emr_cluster.statements),
    (PigActivity, script.statements),
    (RedshiftDatabase, redshift_database.statements),
    (S3DataNode, s3_data_node.statements),
    (S3KeyExists, s3_key_exists.statements),
    (ShellCommandActivity, script.statements),
    (SnsAlarm, sns_alarm.statements),
)
"""Object types that need permissions; the others (schedules, tables, configurations) need none of their own."""


def statements_of(definition: PipelineDefinition, scope: GrantScope) -> tuple[Statement, ...]:
    """All that the roles of a pipeline need, each statement once, in the order of the objects."""
    found = list(pipeline.statements(definition, scope))
    for item in definition.objects:
        for kind, grant in GRANTS:
            if isinstance(item, kind):
                found.extend(statement for statement in grant(item, definition, scope) if statement not in found)
    return tuple(found)


__all__ = ["GRANTS", "GrantScope", "statements_of"]
