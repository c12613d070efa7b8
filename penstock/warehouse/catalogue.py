"""The catalogue: what was declared of every table.

It lives in DuckDB's own table comments, as JSON: CREATE, DROP and ROLLBACK carry it along, no second copy can differ.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import UndefinedTableError
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
    """Find a table of the user's, temporary ones first, then in `public`; None where there is none."""
    found = connection.execute(
        "SELECT schema_name, comment FROM duckdb_tables() WHERE comment IS NOT NULL AND table_name = $name"
        " AND CASE WHEN $schema IS NULL THEN temporary OR schema_name = 'public'"
        " ELSE schema_name = $schema AND NOT temporary END ORDER BY temporary DESC LIMIT 1",
        {"name": name.name, "schema": name.schema},
    ).fetchone()
    if found is None:
        return None
    schema, comment = found
    return TableName(TEMPORARY if schema == "main" else schema, name.name), from_json(comment)


def require_table(connection: DuckDBPyConnection, name: TableName) -> tuple[TableName, TableDefinition]:
    """Find a table of the user's.

    Raises:
        UndefinedTableError: where there is none.
    """
    found = find_table(connection, name)
    if found is None:
        raise UndefinedTableError(str(name))
    return found


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
    temporary = "TEMP " if name.schema == TEMPORARY else ""
    for column in table.columns:
        if column.identity:
            connection.execute(
                f"CREATE {temporary}SEQUENCE {_sequence(name, column)} INCREMENT {column.identity.step}"
                f" MINVALUE {-(2**63)} MAXVALUE {2**63 - 1} START {column.identity.seed}"
            )
    columns = ", ".join(_column_sql(name, column) for column in table.columns)
    connection.execute(f"CREATE {temporary}TABLE {name.sql} ({columns})")
    connection.execute(f"COMMENT ON TABLE {name.sql} IS {literal(to_json(table))}")


def drop_table(connection: DuckDBPyConnection, name: TableName, table: TableDefinition) -> None:
    """Drop a table and what was made for it."""
    connection.execute(f"DROP TABLE {name.sql}")
    for column in table.columns:
        if column.identity:
            connection.execute(f"DROP SEQUENCE {_sequence(name, column)}")


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
