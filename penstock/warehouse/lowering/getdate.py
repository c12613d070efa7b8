"""GETDATE(), SYSDATE and CURRENT_DATE are those of the warehouse's clock, in UTC and without a time zone.

SYSDATE is when the transaction began: https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope


def lower_getdate(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Write the time at which the statement began; where it runs later only, DuckDB's, whose sessions are in UTC."""
    if scope.now is None:
        return tree.transform(_later, copy=False)
    began = _plain(scope.now)
    transaction_began = _plain(scope.transaction_began or scope.now)

    def lower(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.CurrentTimestamp):
            moment = transaction_began if node.args.get("sysdate") else began
            return exp.cast(exp.Literal.string(moment.isoformat(" ")), exp.DType.TIMESTAMP)
        if isinstance(node, exp.CurrentDate):
            return exp.cast(exp.Literal.string(began.date().isoformat()), exp.DType.DATE)
        return node

    return tree.transform(lower, copy=False)


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _later(node: exp.Expression) -> exp.Expression:
    return exp.cast(exp.func("now"), exp.DType.TIMESTAMP) if isinstance(node, exp.CurrentTimestamp) else node
