"""Sessions that are kept between statements."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.service import RedshiftDataService

TARGET = {"Database": "dev", "ClusterIdentifier": "demo", "DbUser": "me"}
KEPT = {**TARGET, "SessionKeepAliveSeconds": 3600, "WaitTimeSeconds": 30}
TEN = " UNION ALL ".join(f"SELECT {n}" for n in range(10))
NUMBERS = ", ".join(f"({TEN}) AS {chr(97 + i)}(n)" for i in range(12))


def _run(service, sql, **members):
    reply = service.handle("ExecuteStatement", {"Sql": sql, "WaitTimeSeconds": 30, **members})
    return service.handle("DescribeStatement", {"Id": reply["Id"]})


def _values(service, described):
    records = service.handle("GetStatementResult", {"Id": described["Id"]})["Records"]
    return [[next(iter(field.values())) for field in record] for record in records]


def test_temporary_tables_stay(service):
    """The next statement of the session sees them, another one does not."""
    reply = service.handle("ExecuteStatement", {**KEPT, "Sql": "CREATE TEMP TABLE t AS SELECT 7 AS a"})
    session = {"SessionId": reply["SessionId"]}
    found = _run(service, "SELECT a, CURRENT_USER, CURRENT_DATABASE() FROM t", **session)
    assert _values(service, found) == [[7, "me", "dev"]]
    assert {found[name] for name in ("SessionId", "Database", "ClusterIdentifier")} == {
        *session.values(),
        "dev",
        "demo",
    }
    assert _run(service, "SELECT a FROM t", **TARGET)["Error"] == 'ERROR: relation "t" does not exist'


def test_a_batch_in_a_session(service):
    """A failed one rolls back, and the session goes on."""
    created = service.handle("ExecuteStatement", {**KEPT, "Sql": "CREATE TEMP TABLE t (a int)"})
    session = {"SessionId": created["SessionId"], "WaitTimeSeconds": 30}
    failed = service.handle("BatchExecuteStatement", {**session, "Sqls": ["INSERT INTO t VALUES (1)", "SELECT nope"]})
    done = service.handle("BatchExecuteStatement", {**session, "Sqls": ["INSERT INTO t VALUES (2)", "SELECT 1"]})
    assert (failed["Status"], done["Status"]) == ("FAILED", "FINISHED")
    assert _values(service, _run(service, "SELECT a FROM t", SessionId=created["SessionId"])) == [[2]]


def test_goes_on_after_a_cancellation(service):
    """Its temporary tables are still there."""
    created = service.handle("ExecuteStatement", {**KEPT, "Sql": "CREATE TEMP TABLE t AS SELECT 1 AS a"})
    session = {"SessionId": created["SessionId"]}
    endless = service.handle("ExecuteStatement", {**session, "Sql": f"SELECT sum(a.n + b.n) FROM {NUMBERS}"})  # noqa: S608
    with pytest.raises(ServiceError, match="Session is running another statement"):
        service.handle("ExecuteStatement", {**session, "Sql": "SELECT 1"})
    service.handle("CancelStatement", {"Id": endless["Id"]})
    described = service.handle("DescribeStatement", {"Id": endless["Id"], "WaitTimeSeconds": 30})
    assert described["Status"] == "ABORTED"
    assert _values(service, _run(service, "SELECT a FROM t", **session)) == [[1]]


def test_ends_when_nobody_has_used_it(warehouse, clock):
    """It is gone once the time that it was kept for is over."""
    service = RedshiftDataService(warehouse, clock)
    kept = {**KEPT, "SessionKeepAliveSeconds": 100}
    session = {"SessionId": service.handle("ExecuteStatement", {**kept, "Sql": "SELECT 1"})["SessionId"]}
    assert _run(service, "SELECT 2", **session)["Status"] == "FINISHED"
    for _ in range(100):  # each reading of the clock is a second
        clock()
    with pytest.raises(ServiceError, match="ValidationException: Session does not exist or has expired"):
        _run(service, "SELECT 3", **session)
    service.close()


def test_over_the_wire(client):
    """The real client knows the members."""
    first = client.execute_statement(**TARGET, Sql="CREATE TEMP TABLE t AS SELECT 5 AS a", SessionKeepAliveSeconds=60)
    waited = client.describe_statement(Id=first["Id"])
    while waited["Status"] not in {"FINISHED", "FAILED"}:
        waited = client.describe_statement(Id=first["Id"])
    second = client.execute_statement(SessionId=first["SessionId"], Sql="SELECT a FROM t")
    waited = client.describe_statement(Id=second["Id"])
    while waited["Status"] not in {"FINISHED", "FAILED"}:
        waited = client.describe_statement(Id=second["Id"])
    assert client.get_statement_result(Id=second["Id"])["Records"] == [[{"longValue": 5}]]
