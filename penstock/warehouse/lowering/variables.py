"""Variables of a procedure, and `$1` of a prepared statement: their values stand in the place of their names.

https://docs.aws.amazon.com/redshift/latest/dg/c_pgplsql-structure.html
"""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.lowering.base import Scope


def bind_variables(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Put each variable's value in its place, as a literal of the tree; the columns that UPDATE sets are none.

    Raises:
        WarehouseError: for a `$1` without a value.
    """
    variables = scope.variables
    if variables is None:
        return tree

    def bind(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.Parameter):
            value = variables(f"${node.name}")
            if value is None:
                raise WarehouseError(f"there is no parameter ${node.name}")
            return value  # type: ignore[return-value]
        if isinstance(node, exp.Column) and not node.db and not _is_set(node):
            name = f"{node.table}.{node.name}" if node.table else node.name
            return variables(name.lower()) or node  # type: ignore[return-value]
        return node

    return tree.transform(bind, copy=False)


def _is_set(node: exp.Column) -> bool:
    """Whether it is the column of `SET column = value`."""
    equation = node.parent
    return (
        isinstance(equation, exp.EQ)
        and node.arg_key == "this"
        and equation.arg_key == "expressions"
        and isinstance(equation.parent, exp.Update)
    )
