"""PartiQL in FROM: elements of arrays with their positions, attributes of objects, and rows without elements.

https://docs.aws.amazon.com/redshift/latest/dg/query-super.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope

ROWS = "rows#"
"""How the alias of what comes of an array begins; no name of a user's does."""


def lower_unnesting(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write `path AS e AT i`, `UNPIVOT path AS v AT k` and `LEFT JOIN path AS e ON TRUE` as lateral joins."""
    for select in tree.find_all(exp.Select):
        sources = select.args.get("from_")
        if sources is None:
            continue
        known = {sources.this.alias_or_name}
        for join in select.args.get("joins") or ():
            _lower(join, known)
            known |= _names(join)
    return tree


def _names(join: exp.Join) -> set[str]:
    source = join.this
    columns = source.args["alias"].columns if isinstance(source, exp.Unnest) and source.args.get("alias") else ()
    return {source.alias_or_name, *(column.name for column in columns)}


def _lower(join: exp.Join, known: set[str]) -> None:
    source = join.this
    if isinstance(source, exp.Pivot) and source.args.get("unpivot") and isinstance(source.this, exp.AtIndex):
        named, key = source.this.this, source.this.expression
        keys = call("json_keys", named.this.copy())
        value = call("json_extract", named.this.copy(), _pointer(exp.to_identifier("n")))
        values = call("list_transform", keys.copy(), exp.Lambda(this=value, expressions=[exp.to_identifier("n")]))
        _put(join, named.alias, {key.name: call("unnest", keys), named.alias: call("unnest", values)})
    elif isinstance(source, exp.AtIndex):
        named, index = source.this, source.expression
        elements = _elements(named.this)
        positions = exp.Sub(this=call("generate_subscripts", elements.copy(), 1), expression=exp.convert(1))
        _put(join, named.alias, {named.alias: call("unnest", elements), index.name: positions})
    elif isinstance(source, exp.Table):
        path = _path(source, known)
        if path is not None:
            _put(join, source.alias, {source.alias: call("unnest", _elements(path))})


def _pointer(name: Expr) -> Expr:
    """Give the path to an attribute whose name is known only when the query runs."""
    start = exp.DPipe(this=exp.Literal.string('$."'), expression=name, safe=True)
    return exp.DPipe(this=start, expression=exp.Literal.string('"'), safe=True)


def _elements(path: Expr) -> Expr:
    return call("from_json", path.copy(), '["JSON"]')


def _path(source: exp.Table, known: set[str]) -> Expr | None:
    """Give what is written as a table, but begins with the name of another one in FROM; None for a table."""
    parts = [part for part in source.parts if isinstance(part, exp.Identifier)]
    if len(parts) < 2 or parts[0].name not in known or not source.alias:
        return None
    first, second, *rest = (part.copy() for part in parts)
    path: Expr = exp.Column(this=second, table=first)
    for part in rest:
        path = exp.Dot(this=path, expression=part)
    return path


def _put(join: exp.Join, name: str, columns: dict[str, Expr]) -> None:
    rows = exp.select(*(exp.alias_(value, column, quoted=True) for column, value in columns.items()))
    alias = exp.TableAlias(this=exp.to_identifier(f"{ROWS}{name}", quoted=True))
    join.set("this", exp.Lateral(this=exp.Subquery(this=rows), alias=alias))
    if not join.args.get("side"):
        join.set("kind", "CROSS")
