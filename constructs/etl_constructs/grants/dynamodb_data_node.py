"""Permissions for a DynamoDBDataNode: the one table is read where it is an input, written where it is an output."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.dynamodb_table import table_arn
from etl_constructs.grants.names import reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.grants.usage import readers, writers
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Activity, DynamoDBDataNode
from penstock.objects.families import ResizingActivity

READ = (
    "dynamodb:BatchGetItem",
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
)
WRITE = (
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
)


def statements(node: DynamoDBDataNode, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield what the machines need for the table, and what the service needs to suit a cluster to it.

    The guide does not say how the service sizes a cluster for a table; that it reads the throughput is inferred.
    """
    table = table_arn(node.table_name, scope.in_region(node.region))
    reading, writing = list(readers(node, definition)), list(writers(node, definition))
    if reading:
        yield Statement(Grantee.RESOURCE, READ, (table,), reason_for(table))
    if writing:
        yield Statement(Grantee.RESOURCE, WRITE, (table,), reason_for(table))
    if any(_may_resize(activity) for activity in (*reading, *writing)):
        yield Statement(Grantee.SERVICE, ("dynamodb:DescribeTable",), (table,), reason_for(table))


def _may_resize(activity: Activity) -> bool:
    """Whether the cluster is resized first; an expression may say so when the pipeline runs."""
    if not isinstance(activity, ResizingActivity) or activity.resize_cluster_before_running is None:
        return False
    return str(activity.resize_cluster_before_running).casefold() != "false"
