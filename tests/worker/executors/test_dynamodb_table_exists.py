"""DynamoDBTableExists."""

from __future__ import annotations

import pytest
from botocore.exceptions import EndpointConnectionError

from penstock.worker.errors import TaskFailed
from penstock.worker.executors.dynamodb_table_exists import DynamoDBTableExistsExecutor
from penstock.worker.outcome import FINISHED, Outcome

EXISTS = {"type": "DynamoDBTableExists", "tableName": "courses", "role": "r"}


def run(attempt):
    """Run the executor."""
    return DynamoDBTableExistsExecutor().run(attempt)


@pytest.fixture
def table(clients):
    """The table `courses`."""
    client = clients.dynamodb()
    client.create_table(
        TableName="courses",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    yield client
    client.delete_table(TableName="courses")


@pytest.mark.usefixtures("table")
def test_is_met_when_the_table_is_there(make_attempt):
    """With items or without."""
    assert run(make_attempt(EXISTS)) == FINISHED


def test_is_not_met_when_it_is_not(make_attempt):
    """The service asks again."""
    assert Outcome("FALSE", message="the table 'courses' does not exist yet") == run(make_attempt(EXISTS))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("UPDATING", FINISHED),
        ("CREATING", Outcome("FALSE", message="the table 'courses' is CREATING")),
        ("DELETING", Outcome("FALSE", message="the table 'courses' is DELETING")),
    ],
)
def test_a_table_on_its_way_is_not_there_yet(make_attempt, clients, monkeypatch, status, expected):
    """One that is being changed can be used."""
    client = clients.dynamodb()
    monkeypatch.setattr(client, "describe_table", lambda **_: {"Table": {"TableStatus": status}})
    assert expected == run(make_attempt(EXISTS))


def test_fails_when_dynamodb_refuses(make_attempt, clients, monkeypatch, error):
    """Asking again may help, so that it is an attempt that has failed, and not a condition that does not hold."""

    def refuse(**_):
        raise error("AccessDeniedException", "not you")

    monkeypatch.setattr(clients.dynamodb(), "describe_table", refuse)
    message = r"^cannot look up the table 'courses': AccessDeniedException: not you$"
    with pytest.raises(TaskFailed, match=message) as caught:
        run(make_attempt(EXISTS))
    assert caught.value.error_id == "DynamoDBError"


def test_fails_when_dynamodb_cannot_be_reached(make_attempt, clients, monkeypatch):
    """Likewise."""

    def vanish(**_):
        raise EndpointConnectionError(endpoint_url="http://nowhere")

    monkeypatch.setattr(clients.dynamodb(), "describe_table", vanish)
    with pytest.raises(TaskFailed, match="cannot look up the table 'courses': Could not connect"):
        run(make_attempt(EXISTS))


def test_fails_without_a_table(make_attempt):
    """The definition lacks it."""
    with pytest.raises(TaskFailed, match="DynamoDBTableExists 'Act' has no field tableName"):
        run(make_attempt({"type": "DynamoDBTableExists"}))
