"""COPY of Parquet files, which UNLOAD writes."""

from __future__ import annotations

import duckdb
import pytest

from penstock.warehouse.errors import WarehouseError

COLUMNS = (
    "a int, b varchar(20), c boolean, d date, e timestamp, f timestamptz, g decimal(8,3), h double precision, i super"
)
ROWS = (
    "(1, 'it''s', TRUE, '2014-11-12', '2014-11-12 13:14:15.5', '2014-11-12 13:14:15+02', 1.125, 0.1, JSON_PARSE('1')),"
    " (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, '', FALSE, NULL, NULL, NULL, -1, 2, NULL)"
)


@pytest.fixture
def unloaded(session):
    """A table in S3."""
    session.execute(f"CREATE TABLE source ({COLUMNS})")
    session.execute(f"INSERT INTO source VALUES {ROWS}")  # noqa: S608 - the test's own
    session.execute("UNLOAD ('SELECT * FROM source ORDER BY a') TO 's3://bucket/p/' IAM_ROLE default PARQUET")


@pytest.mark.parametrize("options", ["FORMAT AS PARQUET", "FORMAT PARQUET STATUPDATE OFF", "PARQUET"])
def test_there_and_back(session, unloaded, options):
    """Every value of every type; the names of the columns do not matter, their order does."""
    session.execute(f"CREATE TABLE target ({COLUMNS.replace('b varchar', 'other varchar')})")
    result = session.execute(f"COPY target FROM 's3://bucket/p/' IAM_ROLE default {options}")
    assert result.rows_affected == 3
    found = session.execute("SELECT * FROM target ORDER BY a").rows
    assert found == session.execute("SELECT * FROM source ORDER BY a").rows
    assert session.execute("SELECT pg_last_copy_count()").rows == ((3,),) == ((result.rows_affected,),)


def test_into_named_columns(session, objects):
    """In their order."""
    session.execute("UNLOAD ('SELECT 1, ''x''') TO 's3://bucket/q/' IAM_ROLE default PARQUET")
    session.execute("CREATE TABLE t (a varchar(3), b int, c int DEFAULT 7)")
    session.execute("COPY t (b, a) FROM 's3://bucket/q/' IAM_ROLE default PARQUET")
    assert session.execute("SELECT a, b, c FROM t").rows == (("x", 1, 7),)


def test_nested_columns(session, objects, tmp_path):
    """They become SUPER where that is said, and nothing else."""
    with duckdb.connect() as connection:
        nested = "SELECT 1 AS a, {'k': [1, NULL]} AS b, [1, 2] AS c"
        connection.execute(f"COPY ({nested}) TO '{tmp_path / 'nested'}' (FORMAT parquet)")
    objects.put("s3://bucket/n/x", tmp_path / "nested")
    session.execute_all(["CREATE TABLE t (a int, b super, c super)", "CREATE TABLE u (a int, b super, c varchar(9))"])
    copy = "COPY t FROM 's3://bucket/n/' IAM_ROLE default FORMAT PARQUET"
    session.execute(f"{copy} SERIALIZETOJSON")
    assert session.execute("SELECT * FROM t").rows == ((1, '{"k":[1,null]}', "[1,2]"),)
    with pytest.raises(WarehouseError, match="The column 'b' of 's3://bucket/n/x' is nested: it needs SERIALIZETOJSON"):
        session.execute(copy)
    with pytest.raises(WarehouseError, match="The column 'c' of 's3://bucket/n/x' is nested"):
        session.execute(f"{copy} SERIALIZETOJSON".replace("COPY t", "COPY u"))


def test_fails(session, objects, unloaded):
    """For another number of columns, values that do not fit, and what is no Parquet."""
    session.execute_all(["CREATE TABLE t (a int, b int)", "CREATE TABLE short (a int, b varchar(1))"])
    with pytest.raises(WarehouseError, match="Table columns: 2, Data columns: 9, File name: s3://bucket/p/0000"):
        session.execute("COPY t FROM 's3://bucket/p/' IAM_ROLE default PARQUET")
    session.execute("UNLOAD ('SELECT 1, ''long''') TO 's3://bucket/q/' IAM_ROLE default PARQUET")
    with pytest.raises(WarehouseError, match=r"value too long for type character varying\(1\)"):
        session.execute("COPY short FROM 's3://bucket/q/' IAM_ROLE default PARQUET")
    objects.put("s3://bucket/r/x", b"1|2\n")
    with pytest.raises(WarehouseError, match="'s3://bucket/r/x' is not a readable Parquet file"):
        session.execute("COPY t FROM 's3://bucket/r/' IAM_ROLE default PARQUET")


@pytest.mark.parametrize("option", ["MAXERROR 5", "GZIP", "DELIMITER ','", "COMPUPDATE OFF"])
def test_fails_for_options_of_other_formats(session, option):
    """As Redshift does."""
    with pytest.raises(WarehouseError, match=f"COPY options PARQUET and {option.split()[0]} cannot be used together"):
        session.execute(f"COPY t FROM 's3://b/' IAM_ROLE default FORMAT AS PARQUET {option}")
