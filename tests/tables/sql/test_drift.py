"""Drift between a DDL file and the warehouse."""

from __future__ import annotations

import pytest

from penstock.tables.parser import parse_table
from penstock.tables.sql.drift import refuse_drift, schema_drift
from penstock.warehouse.errors import WarehouseError
from tests.tables.running import run

DDL = """
CREATE TABLE drifted (
    id BIGINT IDENTITY(1, 1), "Code" CHAR(2), label TEXT, price DECIMAL, rate NUMERIC(8, 2),
    seen TIMESTAMPTZ, at TIMESTAMP, day DATE, hour TIME, flag BOOL,
    small INT2, plain INT, half FLOAT4, whole FLOAT, details SUPER,
    PRIMARY KEY (id)
)
"""


@pytest.fixture
def create(session):
    """Create the table in some way, and drop it in the end."""
    yield lambda ddl: run(session, [ddl])
    run(session, ["DROP TABLE drifted"])


def test_no_drift(session, create):
    """Every type is found as it was written."""
    create(DDL)
    assert run(session, [schema_drift(parse_table(DDL))]) == []


def test_drift(session, create):
    """Missing, unexpected, and of another type or length."""
    create(
        "CREATE TABLE drifted (id INT, code CHAR(3), label TEXT, price DECIMAL(18, 0), rate NUMERIC(8, 3), old DATE)"
    )
    table = parse_table(
        'CREATE TABLE Drifted (id BIGINT, "Code" CHAR(2), label VARCHAR(256), price DECIMAL, rate NUMERIC(8, 2),'
        " new DATE)"
    )
    assert run(session, [schema_drift(table)]) == [
        ("code", "character(2)", "character(3)"),
        ("id", "bigint", "integer"),
        ("new", "date", None),
        ("old", None, "date"),
        ("rate", "numeric(8,2)", "numeric(8,3)"),
    ]


def test_drift_is_refused(session, create):
    """The first column that differs is told, and how many do."""
    create("CREATE TABLE drifted (id INT, code CHAR(3))")
    table = parse_table("CREATE TABLE drifted (id BIGINT, code CHAR(3), new DATE)")
    with pytest.raises(WarehouseError, match="2 columns of drifted are not as its DDL file says: id is integer, exp"):
        run(session, [refuse_drift(table)])
    missing = parse_table("CREATE TABLE drifted (id INT, code CHAR(3), new DATE)")
    with pytest.raises(WarehouseError, match="new is missing, expected date"):
        run(session, [refuse_drift(missing)])
    with pytest.raises(WarehouseError, match=r"code is character\(3\), expected none"):
        run(session, [refuse_drift(parse_table("CREATE TABLE drifted (id INT)"))])


def test_no_drift_is_not_refused(session, create):
    """It says so."""
    create(DDL)
    assert run(session, [refuse_drift(parse_table(DDL))]) == [(0,)]


def test_query():
    """The schema is the table's, or public."""
    query = schema_drift(parse_table("CREATE TABLE S.T (a int)"))
    assert "CAST('a' AS VARCHAR(128)) AS column_name, CAST('integer' AS VARCHAR(128)) AS data_type" in query
    assert query.count("WHERE table_schema = 's' AND table_name = 't'") == 1
