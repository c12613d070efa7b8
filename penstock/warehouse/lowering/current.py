"""current_database(), current_user and their kin answer with Redshift's names, not DuckDB's."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope

_USER = frozenset({"current_user", "session_user", "user", "current_user_id"})


def name_current(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Put the session's database and user in place of the functions that name them."""

    def name(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.CurrentUser | exp.SessionUser):
            return exp.Literal.string(scope.user)
        if isinstance(node, exp.CurrentDatabase | exp.CurrentCatalog):
            return exp.Literal.string(scope.database)
        return node

    return tree.transform(name, copy=False)
