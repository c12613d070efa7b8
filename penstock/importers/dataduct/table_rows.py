"""Where the rows of an upsert, a reload or a delta load come from, and the history that it may keep.

dataduct put them in by the positions of their columns, and Penstock does by their names: where the two differ, the
query says which is which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.grants import tell_of_grants
from penstock.importers.dataduct.model import DuctStep, NewStep
from penstock.importers.dataduct.sql_arguments import PlaceholderError, with_literals
from penstock.importers.dataduct.sql_text import query_text
from penstock.importers.dataduct.table_options import tell_of_table_options
from penstock.importers.dataduct.tables import name_of

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.model import Table

VALID_FROM, VALID_TO = "effective_ts", "expiration_ts"
"""The columns that a history table of dataduct has."""


def rows_of(step: DuctStep, context: Context) -> dict[str, Any]:
    """The keys `table`, and `source` or `query`."""
    values = step.values
    path = values.text("destination", required=True)
    table = None if path is None else context.tables.add(path, values.at("destination"))
    tell_of_table_options(step, context)
    keys: dict[str, Any] = {"table": name_of(table) if table else ""}
    tell_of_grants(step, context, keys["table"])
    key = values.one_of("source", "sql", "script")
    clause = (context.text(values, "filter_clause") or "").strip()
    if key == "source":
        return {**keys, **_of_table(step, context, table, clause)}
    sql = context.text(values, "sql") if key == "sql" else None
    if key == "script":
        sql = context.sources.text(values.text("script") or "", values.at("script"))
    query = _filled(step, context, query_text(sql or ""), key or "step_type")
    if clause:
        query = f"SELECT *\nFROM (\n{query}\n) AS source\n{clause}"
    return {**keys, "query": query if table is None else _of_query(step, context, table, query, key or "step_type")}


def with_history(step: DuctStep, context: Context, load: NewStep) -> list[NewStep]:
    """The step, and one that updates the history of its table where that is asked for."""
    path = step.values.text("history")
    table = None if path is None else context.tables.add(path, step.values.at("history"))
    if path is None:
        return [load]
    context.changed(
        step,
        "history",
        f"the version that holds now has a NULL in {VALID_TO}, not the end of the year 9999",
        f"before the first run, put a NULL for the 9999-12-31 in {VALID_TO}; the definition of the history needs a "
        f"PRIMARY KEY, and no NOT NULL at {VALID_TO}",
    )
    keys = {
        "table": name_of(table) if table else "",
        "source": load.keys["table"],
        "valid_from": VALID_FROM,
        "valid_to": VALID_TO,
    }
    return [load, NewStep("update-history", keys, step.values.place, suffix="history")]


def _of_table(step: DuctStep, context: Context, table: Table | None, clause: str) -> dict[str, str]:
    path = step.values.text("source") or ""
    source = context.tables.add(path, step.values.at("source"))
    if source is None or table is None:
        return {"source": name_of(source) if source else ""}
    _check_number(step, context, len(source.columns), table, "source")
    renamed = [
        (one, other) for one, other in zip(source.columns, table.columns, strict=False) if one.name != other.name
    ]
    if not renamed and not clause:
        return {"source": name_of(source)}
    pairs = zip(source.columns, table.columns, strict=False)
    columns = [one.sql if one.name == other.name else f"{one.sql} AS {other.sql}" for one, other in pairs]
    query = f"SELECT {', '.join(columns)}\nFROM {source.sql}"
    return {"query": f"{query}\n{clause}" if clause else query}


def _of_query(step: DuctStep, context: Context, table: Table, query: str, key: str) -> str:
    from penstock.tables.errors import TableError
    from penstock.tables.names import folded
    from penstock.tables.source import from_query

    try:
        names = from_query(query).columns
    except TableError as error:
        context.findings.error("PS204", f"{key}: {error.message}", step.values.at(key))
        return query
    if names is None:
        return query
    _check_number(step, context, len(names), table, key)
    wanted = table.columns[: len(names)]
    if [folded(name) for name in names] == [folded(column.name) for column in wanted]:
        return query
    listed = ", ".join(column.sql for column in wanted)
    return f"SELECT {listed}\nFROM (\n{query}\n) AS source ({listed})"


def _check_number(step: DuctStep, context: Context, found: int, table: Table, key: str) -> None:
    if found > len(table.columns):
        message = f"{key} has {found} columns, and the table {name_of(table)} only {len(table.columns)}"
        context.findings.error("PS204", message, step.values.at(key))


def _filled(step: DuctStep, context: Context, sql: str, key: str) -> str:
    arguments = context.arguments(step.values)
    if not arguments:
        return sql
    try:
        return with_literals(sql, arguments)
    except PlaceholderError as error:
        context.findings.error("PS204", str(error), step.values.at(key))
        return sql
