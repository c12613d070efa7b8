"""Builds the preconditions on tables of the CDK: DynamoDBDataExists and DynamoDBTableExists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.objects import DynamoDBDataExists, DynamoDBTableExists, Period
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb import ITable


def dynamodb_data_exists(
    precondition_id: str, *, deployment: Deployment, table: ITable, timeout: Period | None = None
) -> DynamoDBDataExists:
    """Build the condition that the table has data; `timeout` is how long the service looks before it fails.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbdataexists.html
    """
    return DynamoDBDataExists(
        precondition_id, role=deployment.service_role, table_name=table.table_name, precondition_timeout=timeout
    )


def dynamodb_table_exists(
    precondition_id: str, *, deployment: Deployment, table: ITable, timeout: Period | None = None
) -> DynamoDBTableExists:
    """Build the condition that the table exists; `timeout` is how long the service looks before it fails.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbtableexists.html
    """
    return DynamoDBTableExists(
        precondition_id, role=deployment.service_role, table_name=table.table_name, precondition_timeout=timeout
    )
