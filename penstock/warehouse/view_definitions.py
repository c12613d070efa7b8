"""What is noted of views: their queries, and the tables and views that they read.

It lives in DuckDB's own comments on views, as that of tables does (penstock.warehouse.catalogue).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from duckdb import DuckDBPyConnection
from sqlglot import exp

from penstock.warehouse.catalogue import find_table, find_view
from penstock.warehouse.lowering.dialect import WarehouseRedshift
from penstock.warehouse.lowering.lower import parse
from penstock.warehouse.tables import TEMPORARY, TableName, literal


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """A view as declared; `reads` is empty for one WITH NO SCHEMA BINDING, which holds on to nothing."""

    query: str
    columns: tuple[str, ...]
    late: bool
    reads: tuple[TableName, ...]


def note_view(connection: DuckDBPyConnection, name: TableName, view: ViewDefinition) -> None:
    """Note what a view was made of."""
    form = {
        "query": view.query,
        "columns": view.columns,
        "late": view.late,
        "reads": [[item.schema, item.name] for item in view.reads],
    }
    connection.execute(f"COMMENT ON VIEW {name.sql} IS {literal(json.dumps(form, separators=(',', ':')))}")


def view_definition(connection: DuckDBPyConnection, name: TableName) -> ViewDefinition | None:
    """Give what is noted of a view; None where nothing is."""
    return dict(_views(connection)).get(name)


def _views(connection: DuckDBPyConnection) -> Iterator[tuple[TableName, ViewDefinition]]:
    rows = connection.execute(
        "SELECT schema_name, view_name, comment FROM duckdb_views() WHERE comment IS NOT NULL AND NOT internal"
        " ORDER BY 1, 2"
    ).fetchall()
    for schema, name, comment in rows:
        form = json.loads(comment)
        reads = tuple(TableName(*item) for item in form["reads"])
        yield TableName(schema, name), ViewDefinition(form["query"], tuple(form["columns"]), form["late"], reads)


def _materialized(
    connection: DuckDBPyConnection,
) -> Iterator[tuple[TableName, exp.Expression, tuple[TableName, ...]]]:
    rows = connection.execute(
        "SELECT schema_name, table_name, comment::JSON->>'query' FROM duckdb_tables()"
        " WHERE comment IS NOT NULL AND NOT temporary AND comment::JSON->>'query' IS NOT NULL ORDER BY 1, 2"
    ).fetchall()
    for schema, name, text in rows:
        query = parse(text)
        reads = tuple(tables_read(connection, query))
        yield TableName(schema, name), query, reads


def views_reading(connection: DuckDBPyConnection, name: TableName) -> tuple[tuple[TableName, ViewDefinition], ...]:
    """Give the views that read a table or view themselves."""
    return tuple((reader, view) for reader, view in _views(connection) if name in view.reads)


def materialized_reading(
    connection: DuckDBPyConnection, name: TableName
) -> tuple[tuple[TableName, exp.Expression], ...]:
    """Give the materialized views that read a table or view themselves, with their queries."""
    return tuple((reader, query) for reader, query, reads in _materialized(connection) if name in reads)


def readers_of(connection: DuckDBPyConnection, names: set[TableName]) -> tuple[tuple[TableName, bool], ...]:
    """Name the views that read one of these, or one another, and tell whether each is a materialized one."""
    edges = [(name, view.reads, False) for name, view in _views(connection)]
    edges += [(name, reads, True) for name, _, reads in _materialized(connection)]
    found: dict[TableName, bool] = {}
    seen = set(names)
    grew = True
    while grew:
        grew = False
        for name, reads, materialized in edges:
            if name not in seen and seen.intersection(reads):
                found[name] = materialized
                seen.add(name)
                grew = True
    return tuple(found.items())


def tables_read(connection: DuckDBPyConnection, query: exp.Expression) -> Iterator[TableName]:
    """Find the user's tables and views that a query names, each written out with its schema in the query."""
    local = {cte.alias.lower() for cte in query.find_all(exp.CTE)}
    for table in query.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier) or (not table.db and table.name.lower() in local):
            continue
        wanted = TableName(table.db.lower() or None, table.name.lower())
        there = find_table(connection, wanted)
        found = there[0] if there else find_view(connection, wanted)
        if found is None or found.schema == TEMPORARY:
            continue
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name.lower())))
        table.set("this", exp.to_identifier(found.name))
        table.set("db", exp.to_identifier(found.schema))
        table.set("catalog", None)
        yield found


def renamed_query(query: exp.Expression, old: TableName, new: TableName) -> exp.Expression:
    """Let a query, in which every table is written out with its schema, read a table by its new name."""
    for table in query.find_all(exp.Table):
        if (table.db, table.name) == (old.schema, old.name):
            table.set("this", exp.to_identifier(new.name))
    return query


def written(query: exp.Expression) -> str:
    """Write a query in Redshift's SQL."""
    return query.sql(dialect=WarehouseRedshift)
