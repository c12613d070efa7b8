"""Which tables a user's SQL may name."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.errors import UndefinedTableError, UnsupportedError, WarehouseError
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.system import INTERNAL


def check_tables(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Drop the database from three-part names, and keep to tables.

    Raises:
        WarehouseError: for another database.
        UndefinedTableError: for what is not the user's.
        UnsupportedError: for a function in FROM, which in DuckDB could read files.
    """
    for table in tree.find_all(exp.Table):
        if isinstance(table.this, exp.Func):
            raise UnsupportedError(f"the table function {table.this.sql('redshift')}")
        if table.catalog and table.catalog != scope.database.lower():
            raise WarehouseError(f'cross-database reference: database "{table.catalog}" is not "{scope.database}"')
        table.set("catalog", None)
        if table.db == INTERNAL:
            raise UndefinedTableError(f"{table.db}.{table.name}")
    return tree
