"""The preconditions on DynamoDB tables: the service, not a machine, looks."""

from __future__ import annotations

from typing import Any

from etl_constructs.grants.names import REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import DynamoDBDataExists, DynamoDBTableExists

TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"


def test_whether_the_table_exists(granted: Any) -> None:
    """Its description tells."""
    assert granted(DynamoDBTableExists("p", table_name="orders")) == [
        Statement(Grantee.SERVICE, ("dynamodb:DescribeTable",), (TABLE,))
    ]


def test_whether_the_table_has_data(granted: Any) -> None:
    """A scan tells."""
    assert granted(DynamoDBDataExists("p", table_name="orders")) == [
        Statement(Grantee.SERVICE, ("dynamodb:DescribeTable", "dynamodb:Scan"), (TABLE,))
    ]


def test_the_end_of_a_name_may_be_an_expression(granted: Any) -> None:
    """With a reason."""
    assert granted(DynamoDBTableExists("p", table_name="orders-#{myDay}")) == [
        Statement(
            Grantee.SERVICE,
            ("dynamodb:DescribeTable",),
            ("arn:aws:dynamodb:eu-west-1:111122223333:table/orders-*",),
            REASON,
        )
    ]
