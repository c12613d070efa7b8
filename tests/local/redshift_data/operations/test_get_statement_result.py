"""GetStatementResult."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError


def test_pages(service, run):
    """A result of 2,500 rows has three pages."""
    values = ", ".join(f"({number})" for number in range(2500))
    run("CREATE TABLE t (a int)", f"INSERT INTO t VALUES {values}")  # noqa: S608
    statement = run("SELECT a FROM t ORDER BY a")["Id"]
    seen, sizes, token = [], [], {}
    while True:
        page = service.handle("GetStatementResult", {"Id": statement, **token})
        assert page["TotalNumRows"] == 2500
        sizes.append(len(page["Records"]))
        seen += [record[0]["longValue"] for record in page["Records"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert sizes == [1000, 1000, 500]
    assert list(range(2500)) == seen


def test_values(service, run):
    """Every kind of value, as the service writes it."""
    statement = run(
        "SELECT NULL AS a, 1.50::decimal(4,2) AS b, '2014-11-12'::date AS c, '2014-11-12 13:14:15.5'::timestamp AS d,"
        " true AS e, 0.5::float8 AS f, '2014-11-12 13:14:15+02'::timestamptz AS g"
    )["Id"]
    result = service.handle("GetStatementResult", {"Id": statement})
    assert result["Records"] == [
        [
            {"isNull": True},
            {"stringValue": "1.50"},
            {"stringValue": "2014-11-12"},
            {"stringValue": "2014-11-12 13:14:15.5"},
            {"booleanValue": True},
            {"doubleValue": 0.5},
            {"stringValue": "2014-11-12 11:14:15+00"},
        ]
    ]
    assert result["ColumnMetadata"][1] == {
        "isCaseSensitive": False,
        "isCurrency": False,
        "isSigned": True,
        "label": "b",
        "length": 0,
        "name": "b",
        "nullable": 1,
        "precision": 4,
        "scale": 2,
        "schemaName": "",
        "tableName": "",
        "typeName": "numeric",
    }


def test_an_empty_result_is_a_result(service, run):
    """No rows, but columns."""
    statement = run("SELECT 1 AS a WHERE false")
    assert statement["HasResultSet"] is True
    result = service.handle("GetStatementResult", {"Id": statement["Id"]})
    assert (result["Records"], result["TotalNumRows"], [c["name"] for c in result["ColumnMetadata"]]) == ([], 0, ["a"])


@pytest.mark.parametrize(
    ("sql", "message"), [("CREATE TABLE t (a int)", "does not have result"), ("SELECT x", "FAILED")]
)
def test_fails_without_a_result(service, run, sql, message):
    """A statement that gives no rows, or that failed."""
    with pytest.raises(ServiceError, match=f"ResourceNotFoundException: .*{message}"):
        service.handle("GetStatementResult", {"Id": run(sql)["Id"]})
