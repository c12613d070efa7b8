"""The value of an expression outside of any query."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from penstock.warehouse.errors import SqlSyntaxError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.procedures.variables import Value, value_of
from penstock.warehouse.results import query
from penstock.warehouse.session_state import Variables
from penstock.warehouse.statements.base import Context
from penstock.warehouse.types import RedshiftType


def evaluate(
    context: Context, expression: str, variables: Variables | None, type_: RedshiftType | None = None
) -> Value:
    """Give the value of an expression, as a type if one is given.

    Raises:
        SqlSyntaxError: where it is no expression.
        WarehouseError: where it has several values.
    """
    tree = parse(f"SELECT {expression}")
    if not isinstance(tree, exp.Select) or len(tree.expressions) != 1:
        raise SqlSyntaxError(f"syntax error: {expression} is not an expression")
    select = lower(tree, replace(context.scope, variables=variables))
    if type_ is not None:
        # The expression is the user's own, lowered.
        select = f"SELECT CAST(({select}) AS {type_.duckdb})"
    result = query(context.connection, select)
    if len(result.rows) > 1:
        raise WarehouseError(f'query "SELECT {expression}" returned more than one row')
    found = result.rows[0][0] if result.rows else None
    return Value(type_, found) if type_ is not None else value_of(result.columns[0], found)
