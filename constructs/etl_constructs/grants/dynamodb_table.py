"""The ARN of a DynamoDB table, and the permissions of the two preconditions that look at one."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.names import name_pattern, reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import DynamoDBDataExists, DynamoDBTableExists


def table_arn(name: str, scope: GrantScope) -> str:
    """The ARN of the table of that name in the scope's region."""
    return scope.arn("dynamodb", f"table/{name_pattern(name, 'tableName')}")


def table_exists(
    precondition: DynamoDBTableExists, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield what the service needs to see whether the table exists."""
    del definition
    table = table_arn(precondition.table_name, scope)
    yield Statement(Grantee.SERVICE, ("dynamodb:DescribeTable",), (table,), reason_for(table))


def data_exists(
    precondition: DynamoDBDataExists, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield what the service needs to see whether the table has an item."""
    del definition
    table = table_arn(precondition.table_name, scope)
    yield Statement(Grantee.SERVICE, ("dynamodb:DescribeTable", "dynamodb:Scan"), (table,), reason_for(table))
