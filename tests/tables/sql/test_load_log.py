"""The load log."""

from __future__ import annotations

from datetime import datetime

from penstock.tables.parser import parse_table
from penstock.tables.source import from_query
from penstock.tables.sql.create import create_if_missing
from penstock.tables.sql.load_log import DEFINITION, LogEntry, loaded_before, log_load
from penstock.tables.sql.upsert import upsert
from tests.tables.running import run

LOG = parse_table(DEFINITION)
TABLE = parse_table("CREATE TABLE public.logged (id int PRIMARY KEY)")


def test_statement():
    """Expressions stay as they are."""
    entry = LogEntry("it's", "load", "#{@scheduledStartTime}", "#{@scheduledEndTime}")
    (statement,) = log_load(LOG, TABLE, entry)
    assert statement == (
        "INSERT INTO penstock_loads"
        " (pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, rows_loaded)\n"
        "SELECT\n    'it''s',\n    'load',\n    'public.logged',\n    CAST('#{@scheduledStartTime}' AS TIMESTAMP),\n"
        "    CAST('#{@scheduledEndTime}' AS TIMESTAMP),\n    SYSDATE,\n    GETDATE(),\n    COUNT(*)\n"
        "FROM penstock_new_logged"
    )


def test_a_load_that_stages_nothing():
    """The rows of the table are counted."""
    (statement,) = log_load(LOG, TABLE, LogEntry("p", "s", "2014-01-01", "2014-01-02"), staged=False)
    assert statement.endswith("\n    COUNT(*)\nFROM public.logged")


def test_condition():
    """Pipeline, step, table and interval tell loads apart; when it ran does not matter."""
    entry = LogEntry("it's", "load", "#{@scheduledStartTime}", "#{@scheduledEndTime}")
    assert loaded_before(LOG, TABLE, entry) == (
        "EXISTS (\n    SELECT 1 FROM penstock_loads\n    WHERE pipeline = 'it''s' AND step = 'load'"
        " AND table_name = 'public.logged' AND interval_start = CAST('#{@scheduledStartTime}' AS TIMESTAMP)\n)"
    )


def test_a_load_and_its_entry_are_one(session):
    """What was staged is counted, in the load's transaction."""
    run(session, [*create_if_missing(LOG), *create_if_missing(TABLE)])
    entry = LogEntry("p", "s", "2014-01-01T00:00:00", "2014-01-02T00:00:00")
    query = from_query("SELECT 1 AS id UNION ALL SELECT 1 UNION ALL SELECT 2")
    run(session, upsert(TABLE, query, also=log_load(LOG, TABLE, entry)))
    begin, end = datetime(2014, 1, 1), datetime(2014, 1, 2)  # noqa: DTZ001 - a TIMESTAMP has no zone
    columns = "pipeline, step, table_name, interval_start, interval_end, rows_loaded"
    assert run(session, [f"SELECT {columns} FROM penstock_loads"]) == [("p", "s", "public.logged", begin, end, 2)]  # noqa: S608
    run(session, ["DROP TABLE logged", "DROP TABLE penstock_loads"])
