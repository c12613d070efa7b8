"""GRANT and COMMENT behind the CREATE TABLE of a DDL file."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.sql.create import create_if_missing

TABLE = "CREATE TABLE Web.visits (id INT, host VARCHAR(9))"
STATEMENTS = (
    "GRANT SELECT ON web.visits TO GROUP analysts, reporting WITH GRANT OPTION, ROLE auditor, PUBLIC",
    'grant select (id, Host), insert, ALL PRIVILEGES on table "web"."visits" to "Odd ""one"',
    "COMMENT ON TABLE web.visits IS 'It''s; what people look at'",
    "COMMENT ON COLUMN web.visits.host IS NULL",
)


def test_as_they_are_written() -> None:
    """Without comments of SQL around them; they run behind the CREATE TABLE, which says IF NOT EXISTS."""
    written = "; -- and\n".join(STATEMENTS)
    table = parse_table(f"CREATE SCHEMA web; {TABLE};; -- a table\n{written};\n")
    assert table.following == STATEMENTS
    assert create_if_missing(table) == (
        "CREATE SCHEMA IF NOT EXISTS web",
        "CREATE TABLE IF NOT EXISTS Web.visits (id INT, host VARCHAR(9))",
        *STATEMENTS,
    )


def test_none() -> None:
    """Which is usual."""
    assert parse_table(TABLE).following == ()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DROP TABLE web.visits", "2:1: found 'DROP', expected the end of the file"),
        ("GRANT SELECT ON visits TO ann", "2:17: found 'visits', expected 'web.visits', the table of this file"),
        ("GRANT SELECT ON web.orders TO ann", "2:17: found 'web.orders', expected 'web.visits'"),
        ("GRANT SELCT ON web.visits TO ann", "2:7: unknown privilege 'SELCT'; did you mean 'SELECT'?"),
        ("GRANT SELECT (hots) ON web.visits TO ann", "2:15: the table has no column 'hots'; did you mean 'host'?"),
        ("GRANT SELECT ON web.visits", "expected TO"),
        ("GRANT SELECT ON web.visits TO", "expected a name"),
        ("GRANT SELECT ON web.visits TO ann GRANT SELECT ON web.visits TO bob", "2:35: found 'GRANT', expected ';'"),
        ("COMMENT ON TABLE web.orders IS 'x'", "2:18: found 'web.orders', expected 'web.visits'"),
        ("COMMENT ON COLUMN host IS 'x'", "2:19: found '', expected 'web.visits'"),
        ("COMMENT ON COLUMN web.visits.hots IS 'x'", "the table has no column 'hots'"),
        ("COMMENT ON VIEW web.visits IS 'x'", "2:12: found 'VIEW', expected TABLE"),
        ("COMMENT ON TABLE web.visits IS 1", "a comment is a text in quotes, or NULL"),
        ("COMMENT ON TABLE web.visits IS", "found the end of the text, expected a text"),
    ],
)
def test_what_is_wrong(statement: str, message: str) -> None:
    """With its place in the file."""
    with pytest.raises(TableError) as caught:
        parse_table(f"{TABLE};\n{statement}")
    assert message in str(caught.value)
