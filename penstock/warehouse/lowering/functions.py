"""Calls of Redshift's functions, as DuckDB's."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.functions import FUNCTIONS
from penstock.warehouse.functions.base import call
from penstock.warehouse.functions.date_parts import part_name
from penstock.warehouse.functions.dates import extracted
from penstock.warehouse.lowering.base import Scope


def lower_functions(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Put DuckDB's expression in the place of each call that the registry knows, innermost first.

    Raises:
        UnsupportedError: for a way to call one that the warehouse does not know.
        WarehouseError: for a wrong number of arguments, or a date part that is none.
    """
    # Below a root that is never a call itself, not even where the tree is but an expression.
    root = exp.Paren(this=tree)
    for node in reversed([*root.find_all(exp.Anonymous, exp.Extract, exp.Substring, bfs=True)]):
        lowered = _lowered(node)
        if lowered is not None:
            node.replace(lowered)
    found: exp.Expression = root.this.pop()
    return found


def _lowered(node: exp.Expr) -> exp.Expr | None:
    if isinstance(node, exp.Extract):
        return extracted(part_name(node.this), node.expression)
    if isinstance(node, exp.Substring):
        arguments = [node.this, node.args.get("start"), node.args.get("length")]
        return call("rs_substring", *(item for item in arguments if item is not None))
    function = FUNCTIONS.get(node.name.lower())
    return function.build(node.expressions) if function else None
