"""Which tables a user's SQL may name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UndefinedTableError, UnsupportedError, WarehouseError
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.system import CATALOG, INTERNAL
from penstock.warehouse.system_views import TABLES
from penstock.warehouse.tables import TableName

# Without a schema, DuckDB would find its own tables of these names.
_SYSTEM = re.compile(r"pg_\w+")
_SYSTEM_SCHEMAS = frozenset({"pg_catalog", "information_schema"})


def check_tables(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Drop the database from three-part names, and keep to tables.

    Raises:
        WarehouseError: for another database, and for a change of a system table.
        UndefinedTableError: for what is not the user's.
        UnsupportedError: for a function in FROM, which in DuckDB could read files; for a system table that is not here.
    """
    local = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if isinstance(table.this, exp.Func):
            raise UnsupportedError(f"the table function {table.this.sql('redshift')}")
        if table.catalog and table.catalog != scope.database.lower():
            raise WarehouseError(f'cross-database reference: database "{table.catalog}" is not "{scope.database}"')
        table.set("catalog", None)
        if table.db in (INTERNAL, CATALOG):
            raise UndefinedTableError(f"{table.db}.{table.name}")
        if table.db in _SYSTEM_SCHEMAS or (not table.db and table.name not in local and _is_system(table.name)):
            if _privilege(table) != "SELECT":
                raise WarehouseError(f"permission denied for relation {table.name}")
            _name_system_table(table)
        elif scope.require is not None and (table.db or table.name not in local):
            scope.require(TableName(table.db or None, table.name), _privilege(table))
    return tree


def _privilege(table: exp.Table) -> str:
    """Tell what a statement needs to name a table where it does."""
    named: Expr = table
    if isinstance(table.parent, exp.Schema) and table.arg_key == "this":
        named = table.parent
    return _CHANGES.get(type(named.parent), "SELECT") if named.arg_key == "this" else "SELECT"


_CHANGES: Mapping[type, str] = {exp.Insert: "INSERT", exp.Update: "UPDATE", exp.Delete: "DELETE", exp.Merge: "UPDATE"}


def _is_system(name: str) -> bool:
    return name in TABLES or _SYSTEM.fullmatch(name) is not None


def _name_system_table(table: exp.Table) -> None:
    name = f"information_schema_{table.name}" if table.db == "information_schema" else table.name
    if name not in TABLES:
        raise UnsupportedError(f"the system table {f'{table.db}.' if table.db else ''}{table.name}")
    if not table.alias:
        table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name, quoted=True)))
    if name != "stl_load_errors":
        # That one may be a view of the session's own (penstock.warehouse.journal).
        table.set("db", exp.to_identifier(CATALOG, quoted=True))
    else:
        table.set("db", None)
    table.set("this", exp.to_identifier(name, quoted=True))
