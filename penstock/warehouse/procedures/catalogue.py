"""The procedures of a warehouse: each is kept as it was written."""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from functools import lru_cache

from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.procedures.header import parse_procedure
from penstock.warehouse.procedures.model import Procedure
from penstock.warehouse.system import INTERNAL
from penstock.warehouse.tables import TableName
from penstock.warehouse.types import type_names

_TABLE = f"{INTERNAL}.procedures"


def find_procedure(connection: DuckDBPyConnection, name: TableName, inputs: int | None) -> tuple[str, str] | None:
    """Find the schema and the text of a procedure, along the search path where no schema is named.

    `inputs` is how many values a CALL gives it; None where it does not matter.

    Raises:
        UnsupportedError: for several of the name, where it does matter.
    """
    rows = connection.execute(
        f"SELECT schema, source FROM {_TABLE} WHERE name = $name AND ($inputs IS NULL OR inputs = $inputs)"
        " AND coalesce(schema = $schema, schema = ANY(current_schemas(false)))"
        " ORDER BY list_position(current_schemas(false), schema)",
        {"name": name.name, "inputs": inputs, "schema": name.schema},
    ).fetchall()
    if inputs is None and len(rows) > 1:
        raise UnsupportedError(f"{name} without its arguments, where there are several of that name,")
    return (str(rows[0][0]), str(rows[0][1])) if rows else None


def require_procedure(connection: DuckDBPyConnection, name: TableName, inputs: int) -> Procedure:
    """Find a procedure by its name and the count of its inputs.

    Raises:
        WarehouseError: where there is none.
    """
    found = find_procedure(connection, name, inputs)
    if found is None:
        raise WarehouseError(f"procedure {name} with {inputs} arguments does not exist")
    return _parsed(found[1])


@lru_cache(maxsize=256)
def _parsed(source: str) -> Procedure:
    return parse_procedure(source)[0]


def add_procedure(
    connection: DuckDBPyConnection, schema: str, procedure: Procedure, source: str, *, replaces: bool
) -> None:
    """Note a procedure.

    Raises:
        WarehouseError: where there is one, and it does not replace it.
        UnsupportedError: where there is one that differs by the types of its inputs only.
    """
    name, inputs = procedure.name.name, len(procedure.inputs)
    types = type_names(parameter.type for parameter in procedure.inputs)
    there = connection.execute(
        f"SELECT types FROM {_TABLE} WHERE schema = ? AND name = ? AND inputs = ?", [schema, name, inputs]
    ).fetchone()
    if there is not None and there[0] != types:
        raise UnsupportedError(f"a second procedure {name} with {inputs} arguments, of other types,")
    if there is not None and not replaces:
        raise WarehouseError(f'procedure "{name}" already exists with same argument types')
    drop_procedure(connection, schema, name, inputs)
    connection.execute(f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?, ?)", [schema, name, inputs, types, source])


def rename_procedure(connection: DuckDBPyConnection, schema: str, name: str, inputs: int, renamed: str) -> None:
    """Give a procedure another name.

    Raises:
        WarehouseError: where there is one of that name.
    """
    if find_procedure(connection, TableName(schema, renamed), inputs) is not None:
        raise WarehouseError(f'procedure "{renamed}" already exists with same argument types')
    connection.execute(
        f"UPDATE {_TABLE} SET name = ? WHERE schema = ? AND name = ? AND inputs = ?", [renamed, schema, name, inputs]
    )


def has_procedures(connection: DuckDBPyConnection, schema: str) -> bool:
    """Whether there is a procedure in a schema."""
    found = connection.execute(f"SELECT count(*) FROM {_TABLE} WHERE schema = ?", [schema]).fetchone()
    return bool(found and found[0])


def drop_procedures(connection: DuckDBPyConnection, schema: str) -> None:
    """Forget all procedures of a schema."""
    connection.execute(f"DELETE FROM {_TABLE} WHERE schema = ?", [schema])


def drop_procedure(connection: DuckDBPyConnection, schema: str, name: str, inputs: int) -> None:
    """Forget a procedure."""
    connection.execute(f"DELETE FROM {_TABLE} WHERE schema = ? AND name = ? AND inputs = ?", [schema, name, inputs])
