"""Queries of relational databases."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.objects import RdsDatabase
from penstock.steps.keys.source_query import QueryText, StatementText, select_query, source_node


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT a FROM t",
        "select 1",
        "(SELECT 1) UNION (SELECT 2)",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "TABLE t",
        "-- all of it\n/* of\n them */ # yes\nSELECT 1",
        "#{myQuery}",
        "SELECT ';', \";\", `;` -- ;\n/* ; */ # ;\nFROM t WHERE a = '#{format(@x, 'y;y')}'",
        r"SELECT 'it\'s; fine' FROM t",
        r"SELECT 'a\' || ';' FROM t",
    ],
)
def test_queries(sql: str) -> None:
    """Of both dialects; a backslash in a string may escape or not."""
    assert TypeAdapter(QueryText).validate_python(sql) == sql


def test_the_last_semicolon_is_taken_off() -> None:
    """A step may write the query into another one."""
    assert TypeAdapter(QueryText).validate_python("\nSELECT 1 ;\n") == "SELECT 1"
    assert TypeAdapter(StatementText).validate_python("INSERT INTO t VALUES (?);") == "INSERT INTO t VALUES (?)"


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (" ; ", "there is no SQL statement in it"),
        (
            "DROP TABLE t",
            "found 'DROP', expected a query; it begins with CALL, SELECT, SHOW, TABLE, VALUES, WITH or '('",
        ),
        ("SELCT 1", "found 'SELCT', expected a query; did you mean 'SELECT'?"),
        ("-- nothing", "found no word, expected a query"),
        ("SELECT 1; SELECT 2", "there is a semicolon in it, and a step reads one query only"),
        ("SELECT ';'; DELETE FROM t", "there is a semicolon in it"),
        (f"SELECT '{'x' * 10_240}'", "the query has 10249 bytes, and the service takes 10040 in a definition"),
    ],
)
def test_fails_for_what_is_no_query(sql: str, message: str) -> None:
    """When the spec is checked."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(QueryText).validate_python(sql)

    assert message in str(caught.value)


def test_the_data_node() -> None:
    """It names a table, which the service asks for beside a query."""
    database = RdsDatabase("db", username="u", password="p", rds_instance_id="i")

    assert select_query(None, "shop.t") == "SELECT * FROM shop.t"
    assert source_node("n", database, "SELECT 1 FROM shop.t JOIN u").table == "shop.t"
    assert source_node("n", database, "SELECT 1").table == "n"
