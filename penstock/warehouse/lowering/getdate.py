"""GETDATE() and SYSDATE are timestamps without time zone, in UTC."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope


def lower_getdate(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Cast the current time to a plain timestamp; a session's time zone is UTC."""

    def lower(node: exp.Expression) -> exp.Expression:
        return exp.cast(exp.func("now"), exp.DType.TIMESTAMP) if isinstance(node, exp.CurrentTimestamp) else node

    return tree.transform(lower, copy=False)
