"""The builders of conditions on tables: the service checks them with the stack's service role."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import Stack, aws_dynamodb as dynamodb
from etl_constructs.builders import dynamodb_data_exists, dynamodb_table_exists

from penstock.objects import Period

pytestmark = pytest.mark.cdk


@pytest.mark.parametrize(
    ("build", "kind"),
    [(dynamodb_data_exists, "DynamoDBDataExists"), (dynamodb_table_exists, "DynamoDBTableExists")],
)
def test_a_table(stack: Stack, deployment: Any, fields: Any, build: Any, kind: str) -> None:
    """By its name, with or without a timeout."""
    table = dynamodb.Table.from_table_name(stack, "Table", "orders")
    least = [("role", "service-role"), ("tableName", "orders"), ("type", kind)]
    assert sorted(fields(build("p", deployment=deployment, table=table))) == least
    condition = build("p", deployment=deployment, table=table, timeout=Period(1, "hours"))
    assert sorted(fields(condition)) == [("preconditionTimeout", "1 hour"), *least]
