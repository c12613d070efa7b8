"""CREATE TABLE."""

from __future__ import annotations

from penstock.tables.parser import parse_table
from penstock.tables.sql.create import clone_temporary, create_if_missing, drop_temporary
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


def test_clone_temporary(session):
    """Types and lengths as written; nothing that is refused before the load has looked at it; no IDENTITY."""
    clone = clone_temporary(TABLE, "penstock_copied")
    assert clone == (
        'CREATE TEMP TABLE penstock_copied (\n    "Code" CHAR(2),\n    note CHARACTER VARYING(9)\n)\nDISTKEY (note)',
    )
    run(
        session, [*clone, "INSERT INTO penstock_copied (note) VALUES ('nine char')", *drop_temporary("penstock_copied")]
    )


def test_create_twice(session):
    """The second time nothing happens."""
    # Not by `run`: sqlglot cannot read DISTKEY beside a column, which is why the parser is our own.
    session.execute_all([*create_if_missing(TABLE), *create_if_missing(TABLE), "DROP TABLE made"])
