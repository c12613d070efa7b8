"""The catalogue: what was declared of every table.

It lives in DuckDB's own table comments, as JSON: CREATE, DROP and ROLLBACK carry it along, no second copy can differ.
"""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import UndefinedTableError
from penstock.warehouse.privileges import Target, forget
from penstock.warehouse.tables import (
    TEMPORARY,
    ColumnDefinition,
    TableDefinition,
    TableName,
    from_json,
    literal,
    quoted,
    to_json,
)


def find_table(connection: DuckDBPyConnection, name: TableName) -> tuple[TableName, TableDefinition] | None:
    """Find a table of the user's, temporary ones first, then along the search path; None where there is none."""
    rows = connection.execute(
        "SELECT temporary, schema_name, comment FROM duckdb_tables() WHERE comment IS NOT NULL AND table_name = ?",
        [name.name],
    ).fetchall()
    temporary = next((comment for is_temporary, _, comment in rows if is_temporary), None)
    if name.schema is None and temporary is not None:
        return TableName(TEMPORARY, name.name), from_json(temporary)
    comments = {schema: comment for is_temporary, schema, comment in rows if not is_temporary}
    # Most names are found at once, so that the search path is asked for only then.
    path = [name.schema] if name.schema is not None else _search_path(connection) if comments else []
    schema = next((item for item in path if item in comments), None)
    return None if schema is None else (TableName(schema, name.name), from_json(comments[schema]))


def _search_path(connection: DuckDBPyConnection) -> list[str]:
    row = connection.execute("SELECT current_schemas(false)").fetchone()
    return list(row[0]) if row else []


def require_table(connection: DuckDBPyConnection, name: TableName) -> tuple[TableName, TableDefinition]:
    """Find a table of the user's.

    Raises:
        UndefinedTableError: where there is none.
    """
    found = find_table(connection, name)
    if found is None:
        raise UndefinedTableError(str(name))
    return found


def find_view(connection: DuckDBPyConnection, name: TableName) -> TableName | None:
    """Find a view of the user's, along the search path where no schema is named."""
    found = connection.execute(
        "SELECT schema_name FROM duckdb_views() WHERE view_name = $name AND NOT internal AND NOT temporary"
        " AND schema_name NOT LIKE 'penstock_%'"
        " AND coalesce(schema_name = $schema, schema_name = ANY(current_schemas(false)))"
        " ORDER BY list_position(current_schemas(false), schema_name) LIMIT 1",
        {"name": name.name, "schema": name.schema},
    ).fetchone()
    return TableName(str(found[0]), name.name) if found else None


def require_relation(connection: DuckDBPyConnection, name: TableName) -> TableName:
    """Find a table or a view of the user's.

    Raises:
        UndefinedTableError: where there is neither.
    """
    table = find_table(connection, name)
    found = table[0] if table else find_view(connection, name)
    if found is None:
        raise UndefinedTableError(str(name))
    return found


def has_function(connection: DuckDBPyConnection, name: str) -> bool:
    """Whether there is a function of the user's by that name, in any schema."""
    found = connection.execute(
        "SELECT count(*) FROM duckdb_functions() WHERE function_name = ? AND comment IS NOT NULL", [name]
    ).fetchone()
    return bool(found and found[0])


def list_views(connection: DuckDBPyConnection) -> tuple[TableName, ...]:
    """Name the views of the user's, in order."""
    rows = connection.execute(
        "SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary"
        " AND database_name = current_database() AND schema_name NOT LIKE 'penstock_%' ORDER BY 1, 2"
    ).fetchall()
    return tuple(TableName(*row) for row in rows)


def list_schemas(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """Name the schemas that a user may use, in order."""
    rows = connection.execute(
        "SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database() AND NOT internal"
        " AND schema_name NOT LIKE 'penstock_%' ORDER BY 1"
    ).fetchall()
    return tuple(row[0] for row in rows)


def list_tables(connection: DuckDBPyConnection) -> tuple[TableName, ...]:
    """Name the permanent tables of the user's, in order."""
    rows = connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE comment IS NOT NULL AND NOT temporary ORDER BY 1, 2"
    ).fetchall()
    return tuple(TableName(*row) for row in rows)


def create_table(connection: DuckDBPyConnection, name: TableName, table: TableDefinition) -> None:
    """Create a table (in the schema `temp`: a temporary one) and note its definition."""
    for column in table.columns:
        if column.identity:
            _create_sequence(connection, name, column, column.identity.seed)
    _create(connection, name, name, table)
    _note(connection, name, table)


def drop_table(connection: DuckDBPyConnection, name: TableName, table: TableDefinition) -> None:
    """Drop a table and what was made for it."""
    connection.execute(f"DROP TABLE {name.sql}")
    if name.schema != TEMPORARY:
        forget(connection, Target("relation", name.schema or "", name.name))
    for column in table.columns:
        if column.identity:
            connection.execute(f"DROP SEQUENCE {_sequence(name, column)}")


def drop_view(connection: DuckDBPyConnection, name: TableName) -> None:
    """Drop a view."""
    connection.execute(f"DROP VIEW {name.sql}")
    forget(connection, Target("relation", name.schema or "", name.name))


def rebuild_table(
    connection: DuckDBPyConnection,
    old: tuple[TableName, TableDefinition],
    new: tuple[TableName, TableDefinition],
    values: Mapping[str, str] | None,
) -> None:
    """Put a table in the place of another, with its rows.

    `values` has the SQL of each new column in terms of the old ones; None: the columns are the same, only what is noted
    of them changes.
    """
    (old_name, old_table), (name, table) = old, new
    if values is None:
        _note(connection, name, table)
        return
    before = {_sequence(old_name, column): column for column in old_table.columns if column.identity}
    after = {_sequence(name, column): column for column in table.columns if column.identity}
    starts = [_next_value(connection, old_name, column) for column in before.values()]
    for (sequence, column), start in zip(after.items(), starts, strict=False):
        if sequence not in before:
            _create_sequence(connection, name, column, start)
    interim = TableName(name.schema, f"{name.name}#new")
    _create(connection, interim, name, table)
    names, expressions = ", ".join(map(quoted, values)), ", ".join(values.values())
    # Names and expressions are quoted, or DEFAULTs that were lowered.
    connection.execute(f"INSERT INTO {interim.sql} ({names}) SELECT {expressions} FROM {old_name.sql}")  # noqa: S608
    connection.execute(f"DROP TABLE {old_name.sql}")
    for sequence in before.keys() - after.keys():
        connection.execute(f"DROP SEQUENCE {sequence}")
    connection.execute(f"ALTER TABLE {interim.sql} RENAME TO {quoted(name.name)}")
    _note(connection, name, table)


def _create(connection: DuckDBPyConnection, name: TableName, owner: TableName, table: TableDefinition) -> None:
    temporary = "TEMP " if name.schema == TEMPORARY else ""
    columns = ", ".join(_column_sql(owner, column) for column in table.columns)
    connection.execute(f"CREATE {temporary}TABLE {name.sql} ({columns})")


def _note(connection: DuckDBPyConnection, name: TableName, table: TableDefinition) -> None:
    connection.execute(f"COMMENT ON TABLE {name.sql} IS {literal(to_json(table))}")


def _create_sequence(connection: DuckDBPyConnection, name: TableName, column: ColumnDefinition, start: int) -> None:
    temporary = "TEMP " if name.schema == TEMPORARY else ""
    step = column.identity.step if column.identity else 1
    connection.execute(
        f"CREATE {temporary}SEQUENCE {_sequence(name, column)} INCREMENT {step}"
        f" MINVALUE {-(2**63)} MAXVALUE {2**63 - 1} START {start}"
    )


def _next_value(connection: DuckDBPyConnection, name: TableName, column: ColumnDefinition) -> int:
    row = connection.execute(f"SELECT nextval({literal(_sequence(name, column))})").fetchone()
    return int(row[0]) if row else 1


def _column_sql(name: TableName, column: ColumnDefinition) -> str:
    parts = [quoted(column.name), column.type.duckdb]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.identity:
        parts.append(f"DEFAULT nextval({literal(_sequence(name, column))})")
    elif column.default is not None:
        parts.append(f"DEFAULT ({column.default})")
    if column.type.is_text:
        # Lengths are bytes in Redshift; DuckDB keeps no length at all.
        parts.append(f"CHECK (strlen({quoted(column.name)}) <= {column.type.length})")
    return " ".join(parts)


def _sequence(name: TableName, column: ColumnDefinition) -> str:
    return TableName(name.schema, f"{name.name}#{column.name}").sql
