"""Named parameters of the Data API: `:name` stands for a string, typed by where it stands."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.lowering.base import Scope


def bind_parameters(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Put each parameter's value in its place, as a literal of the tree (never as text).

    Raises:
        WarehouseError: for a parameter without a value.
    """

    def bind(node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Placeholder):
            return node
        if node.name not in scope.parameters:
            raise WarehouseError(f'there is no value for the parameter ":{node.name}"')
        return exp.Literal.string(scope.parameters[node.name])

    return tree.transform(bind, copy=False)


def names_of(tree: exp.Expression) -> frozenset[str]:
    """Give the names of all parameters in a statement."""
    return frozenset(node.name for node in tree.find_all(exp.Placeholder))
