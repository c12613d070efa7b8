"""What DuckDB has and Redshift has not must not run: it would fail where it is meant to run.

https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html,
https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.functions import FUNCTIONS
from penstock.warehouse.functions.known import KNOWN
from penstock.warehouse.lowering.base import Scope

_CLAUSES: dict[type[Expr], str] = {
    exp.Filter: "FILTER (WHERE ...)",
    exp.Lateral: "LATERAL",
    exp.TableSample: "TABLESAMPLE",
    exp.Returning: "RETURNING",
    exp.OnConflict: "ON CONFLICT",
    exp.Array: "ARRAY[...]",
    exp.Struct: "a value in braces",
    exp.Lambda: "a lambda",
    exp.JSONExtract: "the operator ->",
    exp.JSONExtractScalar: "the operator ->>",
}

_TYPES = frozenset(
    {
        exp.DType.SMALLINT,
        exp.DType.INT,
        exp.DType.BIGINT,
        exp.DType.DECIMAL,
        exp.DType.FLOAT,
        exp.DType.DOUBLE,
        exp.DType.BOOLEAN,
        exp.DType.CHAR,
        exp.DType.NCHAR,
        exp.DType.BPCHAR,
        exp.DType.VARCHAR,
        exp.DType.NVARCHAR,
        exp.DType.TEXT,
        exp.DType.DATE,
        exp.DType.TIME,
        exp.DType.TIMESTAMP,
        exp.DType.TIMESTAMPTZ,
        exp.DType.INTERVAL,
        exp.DType.SUPER,
    }
)
"""What may be cast to."""

_JOINS = frozenset({"SEMI", "ANTI", "ASOF", "POSITIONAL"})


def refuse_foreign(tree: exp.Expression, scope: Scope) -> exp.Expression:
    """Let pass what Redshift's guide knows.

    Raises:
        UnsupportedError: for a function that is neither Redshift's nor the user's, and for a type that is not here.
        WarehouseError: for a clause that Redshift has not.
    """
    for node in tree.walk():
        check = _CHECKS.get(type(node))
        if check is not None:
            check(node, scope)
        elif isinstance(node, exp.Func) and "name" in node.meta:
            _check_function(node, scope)
    return tree


def _check_function(node: Expr, scope: Scope) -> None:
    name = str(node.name if isinstance(node, exp.Anonymous) else node.meta["name"]).lower()
    if name not in FUNCTIONS and name not in KNOWN and not (scope.is_function and scope.is_function(name)):
        raise UnsupportedError(f"the {'table ' if isinstance(node.parent, exp.Table) else ''}function {name.upper()}")


def _check_type(node: Expr, _scope: Scope) -> None:
    to = node.args["to"]
    if to.this not in _TYPES:
        raise UnsupportedError(f"the type {to.sql('redshift')}")


def _check_join(node: Expr, _scope: Scope) -> None:
    for part in (node.args.get("kind"), node.args.get("method"), node.args.get("side")):
        if str(part).upper() in _JOINS:
            raise _not_there(f"{part} JOIN")


def _check_star(node: Expr, _scope: Scope) -> None:
    for word in ("replace", "rename"):
        if node.args.get(word):
            raise _not_there(f"SELECT * {word.upper()}")


def _check_insert(node: Expr, _scope: Scope) -> None:
    for word in ("by_name", "overwrite"):
        if node.args.get(word):
            raise _not_there(f"INSERT {word.replace('_', ' ').upper()}")


def _check_values(node: Expr, _scope: Scope) -> None:
    if not isinstance(node.parent, exp.Insert):
        raise _not_there("a list of VALUES as a table")


def _check_list(node: Expr, scope: Scope) -> None:
    # Only STRING_AGG has a grammar of its own, and so no name.
    if "name" not in node.meta:
        raise UnsupportedError("the function STRING_AGG")
    _check_function(node, scope)


def _check_clause(node: Expr, _scope: Scope) -> None:
    raise _not_there(_CLAUSES[type(node)])


def _not_there(construct: str) -> WarehouseError:
    return WarehouseError(f"{construct} is not supported by Redshift")


_CHECKS: dict[type[Expr], Callable[[Expr, Scope], None]] = {
    exp.Anonymous: _check_function,
    exp.Cast: _check_type,
    exp.Join: _check_join,
    exp.Star: _check_star,
    exp.Insert: _check_insert,
    exp.Values: _check_values,
    exp.GroupConcat: _check_list,
    **dict.fromkeys(_CLAUSES, _check_clause),
}
