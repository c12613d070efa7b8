"""ExecuteStatement."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError

TARGET = {"Database": "dev", "ClusterIdentifier": "demo"}


def test_reply(service):
    """The target is echoed."""
    reply = service.handle("ExecuteStatement", {**TARGET, "DbUser": "me", "Sql": "SELECT 1", "WaitTimeSeconds": 30})
    assert {
        "Id": reply["Id"],
        "CreatedAt": 1415750400.0,
        "Database": "dev",
        "ClusterIdentifier": "demo",
        "DbUser": "me",
        "DbGroups": [],
        "Status": "FINISHED",
        "HasResultSet": True,
    } == reply


def test_a_client_token_runs_once(service, run):
    """The same token gives the same statement."""
    run("CREATE TABLE t (a int)")
    insert = {**TARGET, "Sql": "INSERT INTO t VALUES (1)", "ClientToken": "once", "WaitTimeSeconds": 30}
    first, second = (service.handle("ExecuteStatement", insert) for _ in range(2))
    assert first["Id"] == second["Id"]
    counted = run("SELECT count(*) FROM t")
    records = service.handle("GetStatementResult", {"Id": counted["Id"]})["Records"]
    assert records == [[{"longValue": 1}]]


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({**TARGET}, "Sql is required"),
        ({**TARGET, "Sql": " "}, "a SQL statement must not be empty"),
        ({**TARGET, "Sql": 1}, "Sql must be a string, found 1"),
        ({"Sql": "SELECT 1", "ClusterIdentifier": "demo"}, "Database is required"),
        ({"Sql": "SELECT 1", "Database": "dev"}, "Exactly one of ClusterIdentifier and WorkgroupName"),
        ({**TARGET, "Sql": "SELECT 1", "WorkgroupName": "wg"}, "Exactly one of ClusterIdentifier and WorkgroupName"),
        ({**TARGET, "Sql": "SELECT 1", "DbUser": "u", "SecretArn": "arn:x"}, "Only one of DbUser and SecretArn"),
        ({**TARGET, "Sql": "SELECT 1", "Parameters": []}, "Parameters must be a list of at least one"),
        (
            {**TARGET, "Sql": "SELECT 1", "Parameters": [{"name": "a b", "value": "1"}]},
            "a parameter's name must satisfy",
        ),
        ({**TARGET, "Sql": "SELECT 1", "ClientToken": "x" * 65}, "ClientToken must have 1 to 64 characters, found 65"),
        ({**TARGET, "Sql": "SELECT 1", "WaitTimeSeconds": 31}, "WaitTimeSeconds must be a whole number from 1 to 30"),
        ({**TARGET, "Sql": "SELECT 1", "SessionId": "x"}, "Session does not exist or has expired: x"),
        ({**TARGET, "Sql": "SELECT 1", "SessionKeepAliveSeconds": 86401}, "SessionKeepAliveSeconds must be a whole"),
        ({**TARGET, "Sql": "SELECT 1", "ResultFormat": "CSV"}, "ResultFormat = 'CSV' is not supported by the local"),
    ],
)
def test_fails_to_validate(service, payload, message):
    """The member is named, with what was found and what is allowed."""
    with pytest.raises(ServiceError) as caught:
        service.handle("ExecuteStatement", payload)
    assert caught.value.code == "ValidationException"
    assert message in caught.value.message
    assert service.handle("ListStatements", {})["Statements"] == []
