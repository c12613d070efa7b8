"""UNLOAD."""

from __future__ import annotations

import pytest

from penstock.tables.parser import parse_table
from penstock.tables.source import from_name, from_query, from_table
from penstock.tables.sql.copying import Files
from penstock.tables.sql.load import load
from penstock.tables.sql.unload import unload
from penstock.warehouse.warehouse import Warehouse
from tests.tables.running import run
from tests.warehouse.conftest import FolderObjects

TABLE = parse_table('CREATE TABLE "Odd" (id INT, "select" VARCHAR(20))')
ROWS = [(1, "it's\t\\N"), (2, None), (3, ""), (4, "a\r\nb")]


@pytest.mark.parametrize(
    ("source", "query"),
    [
        (from_table(TABLE), "SELECT id, \"select\" FROM \"Odd\""),
        (from_name("shop", "orders"), "SELECT * FROM shop.orders"),
        (from_query("SELECT 'a' AS a -- all\n;"), "SELECT ''a'' AS a"),
        (from_query("(SELECT 1 AS a LIMIT 2)"), "(SELECT 1 AS a LIMIT 2)"),
        (from_query("SELECT 1 AS a LIMIT 2"), "SELECT * FROM (\nSELECT 1 AS a LIMIT 2\n) AS limited"),
        (from_query("WITH w AS (SELECT 1 LIMIT 2) SELECT * FROM w"), "WITH w AS (SELECT 1 LIMIT 2) SELECT * FROM w"),
    ],
)  # fmt: skip
def test_statement(source, query):
    """The query is a text; the outermost SELECT has no LIMIT."""
    assert unload(source, "s3://b/x/", ("GZIP", "CLEANPATH")) == (
        f"UNLOAD ('{query}')\nTO 's3://b/x/'\nIAM_ROLE default\nGZIP\nCLEANPATH"
    )


def test_role():
    """By its ARN."""
    role = "arn:aws:iam::111122223333:role/unload"
    assert f"\nIAM_ROLE '{role}'" in unload(from_table(TABLE), "s3://b/x/", (), role)


def test_a_load_reads_what_it_has_written(tmp_path):
    """NULL, empty texts, tabs, backslashes and line breaks included."""
    objects = FolderObjects(tmp_path / "s3")
    with Warehouse(tmp_path / "w.duckdb", objects) as warehouse, warehouse.session(database="d", user="u") as session:
        values = "(1, 'it''s\t\\\\N'), (2, NULL), (3, ''), (4, 'a\r\nb')"
        run(session, [TABLE.source, f'INSERT INTO "Odd" VALUES {values}'])  # noqa: S608
        written = unload(from_table(TABLE), "s3://b/x/", ("DELIMITER '\\t'", "ESCAPE", "NULL AS '\\\\N'", "GZIP"))
        session.execute(written)  # sqlglot does not know the statement
        run(session, load(TABLE, [Files("s3://b/x/", ("DELIMITER '\\t'", "ESCAPE", "GZIP"))]))
        assert run(session, ['SELECT id, "select" FROM "Odd" ORDER BY id']) == ROWS
