"""pg_last_copy_id() and pg_last_copy_count(): the session knows."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope


def name_last_copy(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Put the numbers in place of the functions; INTEGER and BIGINT, as in Redshift."""

    def name(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.Anonymous) and node.name.lower() == "pg_last_copy_id":
            return exp.cast(exp.Literal.number(scope.last_copy.query), exp.DType.INT)
        if isinstance(node, exp.Anonymous) and node.name.lower() == "pg_last_copy_count":
            return exp.cast(exp.Literal.number(scope.last_copy.rows), exp.DType.BIGINT)
        return node

    return tree.transform(name, copy=False)
