"""Functions that the session answers: who, where, and what was last.

https://docs.aws.amazon.com/redshift/latest/dg/r_System_information_functions.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.functions.base import call, literal_text
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.settings import DEFAULTS, shown
from penstock.warehouse.system import CATALOG

_VERSION = "PostgreSQL 8.0.2, Redshift 1.0, on the local warehouse"


def name_session(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Put the answers in place of the functions.

    Raises:
        UnsupportedError: for a setting that the warehouse does not know.
    """

    def name(node: exp.Expression) -> exp.Expression:
        answer = None
        if isinstance(node, exp.Anonymous):
            answer = _ANSWERS.get(node.name.lower())
        elif type(node) in _NODES:
            answer = _NODES[type(node)]
        return node if answer is None else answer(node, scope)  # type: ignore[return-value]

    return tree.transform(name, copy=False)


def _integer(value: int, type_: exp.DType = exp.DType.INT) -> Expr:
    return exp.cast(exp.Literal.number(value), type_)


def _setting(node: Expr, scope: Scope) -> Expr:
    name = literal_text("current_setting", node.expressions[0]).lower()
    if name not in DEFAULTS:
        raise UnsupportedError(f"the setting {name}")
    return exp.Literal.string(shown(scope.state.settings, name))


def _schemas(_node: Expr, _scope: Scope) -> Expr:
    # The last of them is the catalogue of the warehouse.
    schemas = call("array_to_string", call("list_slice", call("current_schemas", exp.false()), 1, -2), ",")
    return exp.DPipe(
        this=exp.DPipe(this=exp.Literal.string("{"), expression=schemas, safe=True),
        expression=exp.Literal.string("}"),
        safe=True,
    )


def _has_privilege(node: Expr, scope: Scope) -> Expr:
    """[user,] thing, privilege: all of them texts."""
    name = node.name.lower()
    texts = [literal_text(name, item) for item in node.expressions]
    if not 2 <= len(texts) <= 3:
        raise WarehouseError(f"function {name} takes 2 to 3 arguments, not {len(texts)}")
    *given, thing, privilege = texts
    user = given[0] if given else scope.user
    if scope.has_privilege is None:
        return exp.true()
    kind = "schema" if name == "has_schema_privilege" else "relation"
    return exp.convert(scope.has_privilege(user.lower(), kind, thing.lower(), privilege.upper()))


_Answer = Callable[[Expr, Scope], Expr]


def _user(_node: Expr, scope: Scope) -> Expr:
    return exp.Literal.string(scope.user)


def _database(_node: Expr, scope: Scope) -> Expr:
    return exp.Literal.string(scope.database)


def _user_id(_node: Expr, scope: Scope) -> Expr:
    users = exp.select("usesysid").from_(f"{CATALOG}.pg_user").where(exp.column("usename").eq(scope.user))
    return call("coalesce", users.subquery(), 100)


def _version(_node: Expr, _scope: Scope) -> Expr:
    return exp.Literal.string(_VERSION)


_NODES: Mapping[type[Expr], _Answer] = {
    exp.CurrentUser: _user,
    exp.SessionUser: _user,
    exp.CurrentDatabase: _database,
    exp.CurrentCatalog: _database,
    exp.CurrentSchemas: _schemas,
    exp.CurrentVersion: _version,
    exp.CurrentUserId: _user_id,
}

_ANSWERS: Mapping[str, _Answer] = {
    "pg_backend_pid": lambda _, scope: _integer(scope.pid),
    "pg_last_copy_id": lambda _, scope: _integer(scope.state.last_copy.query),
    "pg_last_copy_count": lambda _, scope: _integer(scope.state.last_copy.rows, exp.DType.BIGINT),
    "pg_last_query_id": lambda _, scope: _integer(scope.state.last_query, exp.DType.BIGINT),
    "last_user_query_id": lambda _, scope: _integer(scope.state.last_query, exp.DType.BIGINT),
    "current_setting": _setting,
    "version": _version,
    "current_schemas": _schemas,
    "has_table_privilege": _has_privilege,
    "has_schema_privilege": _has_privilege,
    "has_database_privilege": lambda _node, _scope: exp.true(),
    "slice_num": lambda _node, _scope: _integer(0),
}

NAMES: frozenset[str] = frozenset(_ANSWERS)
"""What is called by a name."""
