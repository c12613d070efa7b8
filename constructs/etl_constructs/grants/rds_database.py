"""Permissions for an RdsDatabase: its instance's address is looked up by its identifier."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants import jdbc_driver
from etl_constructs.grants.names import name_pattern, reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import RdsDatabase


def statements(database: RdsDatabase, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right to describe the one instance, for the service and for the machines, and to read the driver."""
    instance = scope.in_region(database.region).arn(
        "rds", f"db:{name_pattern(database.rds_instance_id, 'rdsInstanceId')}"
    )
    for grantee in Grantee:
        yield Statement(grantee, ("rds:DescribeDBInstances",), (instance,), reason_for(instance))
    yield from jdbc_driver.statements(database, definition, scope)
