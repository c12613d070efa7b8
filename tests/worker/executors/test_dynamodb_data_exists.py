"""DynamoDBDataExists."""

from __future__ import annotations

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.dynamodb_data_exists import DynamoDBDataExistsExecutor
from penstock.worker.outcome import FINISHED, Outcome

EXISTS = {"type": "DynamoDBDataExists", "tableName": "lectures", "role": "r"}


def run(attempt):
    """Run the executor."""
    return DynamoDBDataExistsExecutor().run(attempt)


@pytest.fixture
def table(clients):
    """The table `lectures`, empty."""
    client = clients.dynamodb()
    client.create_table(
        TableName="lectures",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    yield client
    client.delete_table(TableName="lectures")


def test_is_met_by_an_item(make_attempt, table):
    """One is enough."""
    assert Outcome("FALSE", message="the table 'lectures' is empty") == run(make_attempt(EXISTS))
    table.put_item(TableName="lectures", Item={"id": {"N": "1"}})
    assert run(make_attempt(EXISTS)) == FINISHED


def test_is_not_met_without_the_table(make_attempt):
    """It may come."""
    assert Outcome("FALSE", message="the table 'lectures' does not exist yet") == run(make_attempt(EXISTS))


def test_fails_when_dynamodb_refuses(make_attempt, clients, monkeypatch, error):
    """Its answer stands in the message."""

    def refuse(**_):
        raise error("AccessDeniedException", "not you")

    monkeypatch.setattr(clients.dynamodb(), "scan", refuse)
    with pytest.raises(TaskFailed, match=r"^cannot look up the table 'lectures': AccessDeniedException: not you$"):
        run(make_attempt(EXISTS))
