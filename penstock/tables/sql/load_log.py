"""The load log: one row for each load that was committed, written in the load's own transaction."""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from dataclasses import dataclass

from penstock.tables.model import Table
from penstock.tables.names import literal, quoted
from penstock.tables.sql.staging import staged_name

DEFINITION = """\
CREATE TABLE IF NOT EXISTS penstock_loads (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    table_name     VARCHAR(257)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    interval_end   TIMESTAMP     NOT NULL,
    started_at     TIMESTAMP     NOT NULL,
    finished_at    TIMESTAMP     NOT NULL,
    rows_loaded    BIGINT        NOT NULL
)
SORTKEY (started_at)
"""
"""The DDL of the log, for `parse_table`."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Whose load it was, and of which interval; all may be Data Pipeline expressions `#{...}`."""

    pipeline: str
    step: str
    interval_start: str
    interval_end: str


def loaded_before(log: Table, table: Table, entry: LogEntry) -> str:
    """Give the condition that the log has a load of this step and interval into the table, whenever it ran."""
    conditions = (
        f"pipeline = {literal(entry.pipeline)}",
        f"step = {literal(entry.step)}",
        f"table_name = {literal(table.sql)}",
        f"interval_start = CAST({literal(entry.interval_start)} AS TIMESTAMP)",
    )
    return f"EXISTS (\n    SELECT 1 FROM {log.sql}\n    WHERE {' AND '.join(conditions)}\n)"


def log_load(log: Table, table: Table, entry: LogEntry, *, staged: bool = True) -> tuple[str, ...]:
    """Note a load while its rows are still staged: what `also` of `load`, `reload`, `upsert` and `delta_load` takes.

    Started is when the transaction began (SYSDATE), finished is now (GETDATE()); rows are those that were staged or,
    of a load that stages none, those of the table.
    """
    counted = quoted(staged_name(table)) if staged else table.sql
    columns = "pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, rows_loaded"
    values = (
        literal(entry.pipeline),
        literal(entry.step),
        literal(table.sql),
        f"CAST({literal(entry.interval_start)} AS TIMESTAMP)",
        f"CAST({literal(entry.interval_end)} AS TIMESTAMP)",
        "SYSDATE",
        "GETDATE()",
        "COUNT(*)",
    )
    lines = ",\n    ".join(values)
    return (f"INSERT INTO {log.sql} ({columns})\nSELECT\n    {lines}\nFROM {counted}",)
