"""COPY, and what is told of the rows that it refuses."""

from __future__ import annotations

import pytest

from penstock.tables.sql.copying import Files, copy_into
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.warehouse import Warehouse
from tests.tables.running import run
from tests.warehouse.conftest import FolderObjects

COPY = """\
COPY rows
FROM '#{input.directoryPath}'
IAM_ROLE 'arn:aws:iam::111122223333:role/copy'
CSV
GZIP
MAXERROR 100000
COMPUPDATE OFF
STATUPDATE OFF"""
REFUSE = """\
SELECT CAST(CASE WHEN COUNT(*) > 5 THEN CAST(COUNT(*) AS VARCHAR(20)) || ' rows refused, 5 allowed: '
    || COALESCE(LISTAGG(CASE WHEN place <= 3 THEN reason END, '; ') WITHIN GROUP (ORDER BY place), '')
    ELSE CAST(COUNT(*) AS VARCHAR(20)) END AS INTEGER) AS refused
FROM (
    SELECT TRIM(err_reason) || ' (column ' || COALESCE(TRIM(colname), '') || ', line '
            || CAST(line_number AS VARCHAR(20)) || ' of ' || TRIM(filename) || ')' AS reason,
        ROW_NUMBER() OVER (ORDER BY filename, line_number) AS place
    FROM stl_load_errors
    WHERE query = PG_LAST_COPY_ID()
) AS refusals"""


@pytest.fixture
def objects(tmp_path):
    """S3."""
    return FolderObjects(tmp_path / "s3")


@pytest.fixture
def session(tmp_path, objects):
    """A session of a warehouse that reads it."""
    with Warehouse(tmp_path / "w.duckdb", objects) as warehouse, warehouse.session(database="d", user="u") as opened:
        yield opened


def test_statements():
    """COPY tolerates what it can, and the statement after it does not."""
    files = Files("#{input.directoryPath}", ("CSV", "GZIP"), "arn:aws:iam::111122223333:role/copy")
    assert copy_into("rows", files, 5) == (COPY, REFUSE)


def test_columnar_files():
    """COPY of them takes neither MAXERROR nor COMPUPDATE, and refuses no single row."""
    assert copy_into("rows", Files("s3://b/x/", ("FORMAT AS PARQUET",)), 0) == (
        "COPY rows\nFROM 's3://b/x/'\nIAM_ROLE default\nFORMAT AS PARQUET\nSTATUPDATE OFF",
    )
    assert not Files("s3://b/x/", ("NULL AS 'orc'",)).are_columnar


def test_options_that_are_given_stay():
    """Whatever their case; a text is none."""
    copy, _ = copy_into("rows", Files("s3://b/x/", ("compupdate on", "NULL AS 'STATUPDATE'")), 0)
    assert "compupdate on\nNULL AS 'STATUPDATE'\nMAXERROR 100000\nSTATUPDATE OFF" in copy
    assert "COMPUPDATE OFF" not in copy


def test_few_errors(session, objects):
    """As many as are allowed; their number is what the statement gives."""
    objects.put("s3://b/x/1", b"1\nx\n3\n")
    copied = copy_into("t", Files("s3://b/x/"), 1)
    assert run(session, ["CREATE TEMP TABLE t (a int)", *copied]) == [(1,)]
    assert run(session, ["SELECT a FROM t ORDER BY a"]) == [(1,), (3,)]


def test_too_many_errors(session, objects):
    """The first reasons are in the message, with their places."""
    objects.put("s3://b/x/1", b"1\nx\n3\n")
    objects.put("s3://b/x/2", b"a\nb\nc\n")
    with pytest.raises(WarehouseError) as caught:
        run(session, ["CREATE TABLE t (a int)", *copy_into("t", Files("s3://b/x/"), 3)])
    for told in (
        "4 rows refused, 3 allowed: Invalid digit, Value 'x', Pos 0, Type: Integer (column a, line 2 of s3://b/x/1); ",
        "Value 'a', Pos 0, Type: Integer (column a, line 1 of s3://b/x/2)",
        "Value 'b'",
    ):
        assert told in str(caught.value)
    assert "Value 'c'" not in str(caught.value)


def test_errors_of_an_earlier_copy_do_not_count(session, objects):
    """Each is told by its own id."""
    objects.put("s3://b/x/1", b"x\n")
    objects.put("s3://b/y/1", b"1\n")
    bad, good = (copy_into("t", Files(uri), 1) for uri in ("s3://b/x/", "s3://b/y/"))
    run(session, ["CREATE TEMP TABLE t (a int)"])
    assert run(session, bad) == [(1,)]
    assert run(session, good) == [(0,)]
