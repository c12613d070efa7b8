"""The service as a whole: the wire, and what a crash leaves."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse

TARGET = {"Database": "dev", "ClusterIdentifier": "demo", "DbUser": "awsuser"}


def test_over_the_wire(client):
    """boto3 reads every member as the type it expects."""
    batch = client.batch_execute_statement(
        **TARGET,
        Sqls=["CREATE TABLE t (a int, b varchar(9), c boolean, d float8)", "INSERT INTO t VALUES (1, 'x', true, 0.5)"],
        ClientToken="once",
        WaitTimeSeconds=30,
    )
    assert batch["Status"] == "FINISHED"
    assert batch["CreatedAt"] == datetime(2014, 11, 12, tzinfo=UTC)
    statement = client.execute_statement(
        **TARGET, Sql="SELECT * FROM t WHERE a = :a", Parameters=[{"name": "a", "value": "1"}], WaitTimeSeconds=30
    )
    described = client.describe_statement(Id=statement["Id"])
    assert (described["Status"], described["HasResultSet"], described["ResultRows"]) == ("FINISHED", True, 1)
    result = client.get_statement_result(Id=statement["Id"])
    assert result["Records"] == [[{"longValue": 1}, {"stringValue": "x"}, {"booleanValue": True}, {"doubleValue": 0.5}]]
    assert [column["typeName"] for column in result["ColumnMetadata"]] == ["int4", "varchar", "bool", "float8"]
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_statement(Id="00000000-0000-0000-0000-000000000000")
    with pytest.raises(client.exceptions.ValidationException, match="Database is required"):
        client.execute_statement(Sql="SELECT 1", ClusterIdentifier="demo")


def test_fails_on_an_unknown_operation(service):
    """It is named."""
    with pytest.raises(ServiceError, match=r"UnknownOperationException: .* ListSessions"):
        service.handle("ListSessions", {})


def test_close_aborts_what_runs(warehouse, clock):
    """A running statement rolls back and is ABORTED; the file stays usable."""
    service = RedshiftDataService(warehouse, clock)
    ten = " UNION ALL ".join(f"SELECT {n}" for n in range(10))
    numbers = ", ".join(f"({ten}) AS {chr(97 + i)}(n)" for i in range(12))
    sql = f"CREATE TABLE t AS SELECT sum(a.n + b.n) AS s FROM {numbers}"  # noqa: S608
    statement = service.handle("ExecuteStatement", {**TARGET, "Sql": sql})
    service.close()
    again = RedshiftDataService(warehouse, clock)
    assert again.handle("DescribeStatement", {"Id": statement["Id"]})["Status"] == "ABORTED"
    assert again.handle("ListTables", TARGET)["Tables"] == []
    again.close()


CRASH = """
    import os, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from penstock.local.redshift_data.service import RedshiftDataService
    from penstock.warehouse.session import Session
    from penstock.warehouse.warehouse import Warehouse

    warehouse = Warehouse(Path(sys.argv[1]), None)
    service = RedshiftDataService(warehouse, lambda: datetime.now(UTC))
    target = {"Database": "dev", "ClusterIdentifier": "demo"}

    def execute(sql):
        service.handle("ExecuteStatement", {**target, "Sql": sql, "WaitTimeSeconds": 30})

    execute("CREATE TABLE t AS SELECT 1 AS a")
    original = Session.execute_all

    def dying(self, statements, parameters, *, before_commit):
        def die(connection, results):
            before_commit(connection, results)
            os._exit(7)
        return original(self, statements, parameters, before_commit=die)

    Session.execute_all = dying
    execute("INSERT INTO t VALUES (2)")
"""


def test_finished_is_true_exactly_when_the_effect_is_there(path, clock):
    """A process that dies right before a commit leaves neither the effect nor the record of it."""
    command = [sys.executable, "-c", textwrap.dedent(CRASH), str(path)]
    died = subprocess.run(command, capture_output=True, text=True, check=False)
    assert died.returncode == 7, died.stderr
    with Warehouse(path, None) as warehouse:
        service = RedshiftDataService(warehouse, clock)
        try:
            statements = {item["QueryString"]: item for item in service.handle("ListStatements", {})["Statements"]}
            assert statements["CREATE TABLE t AS SELECT 1 AS a"]["Status"] == "FINISHED"
            lost = service.handle("DescribeStatement", {"Id": statements["INSERT INTO t VALUES (2)"]["Id"]})
            assert lost["Status"] == "FAILED"
            assert lost["Error"] == "ERROR: the local warehouse stopped before the statement had finished"
            with warehouse.session(database="dev", user="u") as session:
                assert session.execute("SELECT a FROM t").rows == ((1,),)
        finally:
            service.close()
