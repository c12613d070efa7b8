"""DescribeStatement."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError


def test_finished(run):
    """All members, with a clock that moves on by a second each time it is read."""
    described = run("SELECT :a", Parameters=[{"name": "a", "value": "x"}])
    assert {
        "Id": described["Id"],
        "Database": "dev",
        "ClusterIdentifier": "demo",
        "DbUser": "awsuser",
        "Status": "FINISHED",
        "CreatedAt": 1415750400.0,
        "UpdatedAt": described["UpdatedAt"],
        "Duration": described["Duration"],
        "HasResultSet": True,
        "QueryString": "SELECT :a",
        "QueryParameters": [{"name": "a", "value": "x"}],
        "RedshiftPid": 1000,
        "RedshiftQueryId": 1,
        "ResultFormat": "JSON",
        "ResultRows": 1,
        "ResultSize": described["ResultSize"],
    } == described
    assert described["Duration"] >= 1_000_000_000
    assert described["Duration"] % 1_000_000_000 == 0
    assert described["ResultSize"] > 0


def test_failed_load(run):
    """A COPY's failure is told with its first bad row."""
    run("CREATE TABLE t (a int)")
    described = run("COPY t FROM 's3://bucket/data' IAM_ROLE default")
    assert (described["Status"], described["HasResultSet"], described["ResultRows"]) == ("FAILED", False, -1)
    assert described["Error"] == (
        "ERROR: Load into table 't' failed.  Check 'stl_load_errors' system table for details."
        " First error: s3://bucket/data, line 2, column a: Invalid digit, Value 'x', Pos 0, Type: Integer"
    )


def test_rows_of_a_load(run):
    """A COPY counts the rows it has loaded."""
    run("CREATE TABLE t (a varchar(1))")
    described = run("COPY t FROM 's3://bucket/data' IAM_ROLE default")
    assert (described["Status"], described["HasResultSet"], described["ResultRows"]) == ("FINISHED", False, 2)


@pytest.mark.parametrize(
    ("statement_id", "code"),
    [("00000000-0000-0000-0000-000000000000", "ResourceNotFoundException"), ("nonsense", "ValidationException")],
)
def test_fails_without_the_statement(service, statement_id, code):
    """An unknown id, and one that is none."""
    with pytest.raises(ServiceError) as caught:
        service.handle("DescribeStatement", {"Id": statement_id})
    assert code == caught.value.code
