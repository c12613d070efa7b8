"""Checks of rows."""

from __future__ import annotations

from penstock.tables.parser import parse_table
from penstock.tables.sql.checks import duplicate_keys, null_keys, row_count, stale
from penstock.tables.sql.load_log import DEFINITION
from tests.tables.running import run

LOG = parse_table(DEFINITION)

TABLE = parse_table('CREATE TABLE public.checked (id int, "Region" char(2), PRIMARY KEY (id, "Region"))')


def test_queries():
    """Named columns, keys in order."""
    assert duplicate_keys(TABLE) == (
        'SELECT id, "Region", COUNT(*) AS penstock_rows\nFROM public.checked\nGROUP BY id, "Region"\n'
        'HAVING COUNT(*) > 1\nORDER BY id, "Region"'
    )
    assert null_keys(TABLE) == (
        "SELECT COUNT(*) AS penstock_rows\nFROM public.checked\n"
        'WHERE id IS NULL OR "Region" IS NULL\nHAVING COUNT(*) > 0'
    )
    assert row_count(TABLE) == "SELECT COUNT(*) AS penstock_rows\nFROM public.checked"


def test_rows(session):
    """No row where all is well; the table may have been made by other means, without its key."""
    run(session, ['CREATE TABLE checked (id int, "Region" char(2))'])
    run(session, ["INSERT INTO checked (id, region) VALUES (1, 'a'), (2, 'a')"])
    assert run(session, [duplicate_keys(TABLE)]) == []
    assert run(session, [null_keys(TABLE)]) == []
    run(session, ["INSERT INTO checked (id, region) VALUES (1, 'a'), (1, 'b'), (2, NULL), (NULL, NULL)"])
    assert run(session, [duplicate_keys(TABLE)]) == [(1, "a", 2)]
    assert run(session, [null_keys(TABLE)]) == [(2,)]
    assert run(session, [row_count(TABLE)]) == [(6,)]
    run(session, ["DROP TABLE checked"])


def test_stale_tables(session):
    """By the latest load, under either name of the default schema; other tables do not count."""
    table = parse_table("CREATE TABLE checked (id int)")
    elsewhere = parse_table("CREATE TABLE other.checked (id int)")

    def load(name: str, unit: str, count: int) -> None:
        values = f"'p', 's', '{name}', SYSDATE, SYSDATE, SYSDATE, DATEADD({unit}, -{count}, GETDATE()), 1"
        run(session, [f"INSERT INTO penstock_loads SELECT {values}"])

    run(session, [LOG.source])
    assert run(session, [stale(LOG, table, (1, "years"))]) == [(1,)]
    load("checked", "hour", 3)
    load("other.checked", "day", 40)
    assert run(session, [stale(LOG, table, (2, "hours"))]) == [(1,)]
    assert run(session, [stale(LOG, table, (4, "hours"))]) == []
    assert run(session, [stale(LOG, elsewhere, (1, "months"))]) == [(1,)]
    assert run(session, [stale(LOG, elsewhere, (6, "weeks"))]) == []
    load("public.checked", "minute", 5)
    assert run(session, [stale(LOG, table, (1, "hours"))]) == []
    run(session, ["DROP TABLE penstock_loads"])
