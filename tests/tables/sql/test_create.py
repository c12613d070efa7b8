"""CREATE TABLE."""

from __future__ import annotations

from penstock.tables.parser import parse_table
from penstock.tables.sql.create import create_if_missing, create_temporary, drop_temporary
from tests.tables.running import run

TABLE = parse_table(
    """CREATE TABLE made (
        id int IDENTITY(1,1), "Code" CHAR(2) NOT NULL DEFAULT 'x' ENCODE zstd, note CHARACTER VARYING(9) DISTKEY,
        PRIMARY KEY ("Code")
    ) SORTKEY (note)"""
)


def test_create_if_missing():
    """The author's own words."""
    assert create_if_missing(TABLE) == (TABLE.source,)
    assert TABLE.source.startswith("CREATE TABLE IF NOT EXISTS made (\n        id int")


def test_create_temporary(session):
    """Types and lengths as written; only what is required is NOT NULL."""
    _, code, note = TABLE.columns
    made = create_temporary("made_temp", (code, note), required=(note,), distkey="note")
    assert made == (
        'CREATE TEMP TABLE made_temp (\n    "Code" CHAR(2),\n    note CHARACTER VARYING(9) NOT NULL\n)\nDISTKEY (note)',
    )
    run(session, [*made, "INSERT INTO made_temp (note) VALUES ('nine char')", *drop_temporary("made_temp")])


def test_create_with_its_schema(session):
    """Twice, as the file says it."""
    table = parse_table("CREATE SCHEMA made_for; CREATE TABLE made_for.it (a int)")
    assert create_if_missing(table) == (
        "CREATE SCHEMA IF NOT EXISTS made_for",
        "CREATE TABLE IF NOT EXISTS made_for.it (a int)",
    )
    run(session, [*create_if_missing(table), *create_if_missing(table), "DROP TABLE made_for.it"])


def test_create_twice(session):
    """The second time nothing happens."""
    # Not by `run`: sqlglot cannot read DISTKEY beside a column, which is why the parser is our own.
    session.execute_all([*create_if_missing(TABLE), *create_if_missing(TABLE), "DROP TABLE made"])
