"""BatchExecuteStatement."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError

TARGET = {"Database": "dev", "WorkgroupName": "group"}


def test_a_batch_is_one_transaction(service, run):
    """A statement that fails takes the others back, and is named."""
    run("CREATE TABLE t (a int)")
    failed = run("INSERT INTO t VALUES (1)", "INSERT INTO nope VALUES (1)", "SELECT 1")
    assert failed["Status"] == "FAILED"
    assert failed["Error"] == 'Query #2 failed with ERROR: relation "nope" does not exist'
    assert [part["Status"] for part in failed["SubStatements"]] == ["ABORTED", "FAILED", "ABORTED"]
    counted = run("SELECT count(*) FROM t")
    assert service.handle("GetStatementResult", {"Id": counted["Id"]})["Records"] == [[{"longValue": 0}]]


def test_each_statement_has_its_result(service, run):
    """They are numbered from 1."""
    done = run("CREATE TEMP TABLE t (a int)", "INSERT INTO t VALUES (1), (2)", "SELECT a FROM t ORDER BY a")
    assert done["HasResultSet"] is True
    assert [(part["ResultRows"], part["HasResultSet"]) for part in done["SubStatements"]] == [
        (-1 + 1, False),
        (2, False),
        (2, True),
    ]
    third = done["SubStatements"][2]["Id"]
    assert f"{done['Id']}:3" == third
    assert service.handle("GetStatementResult", {"Id": third})["Records"] == [[{"longValue": 1}], [{"longValue": 2}]]
    with pytest.raises(ServiceError, match="ask for one of its statements"):
        service.handle("GetStatementResult", {"Id": done["Id"]})


@pytest.mark.parametrize(
    ("sqls", "message"), [(None, "Sqls is required"), ([], "1 to 40 members, found 0"), (["x"] * 41, "found 41")]
)
def test_fails_to_validate(service, sqls, message):
    """A batch has 1 to 40 statements."""
    with pytest.raises(ServiceError, match=message):
        service.handle("BatchExecuteStatement", {**TARGET, "Sqls": sqls})
