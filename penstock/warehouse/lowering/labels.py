"""Result columns without an alias are named as Redshift names them: after the function, or the column that is cast."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from penstock.warehouse.functions import FUNCTIONS
from penstock.warehouse.lowering.base import Scope

_UNNAMED = "?column?"


def label_columns(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Give the outermost select list its names."""
    if isinstance(tree, exp.Select):
        tree.set("expressions", [_labelled(item) for item in tree.expressions])
    return tree


def _labelled(item: Any) -> Any:
    if item.is_star or isinstance(item, exp.Alias | exp.Column):
        return item
    return exp.alias_(item, _label(item), quoted=True)


def _label(item: Any) -> str:
    if isinstance(item, exp.Cast):
        return str(item.this.output_name) or _label(item.this)
    if isinstance(item, exp.CurrentTimestamp):
        return "getdate"
    if isinstance(item, exp.Case):
        return "case"
    if isinstance(item, exp.Window | exp.Paren | exp.WithinGroup):
        return str(item.this.output_name) or _label(item.this)
    if isinstance(item, exp.Anonymous):
        function = FUNCTIONS.get(item.name.lower())
        return (function and function.label) or item.name.lower()
    if isinstance(item, exp.StrPosition):
        return "strpos"
    if isinstance(item, exp.Extract):
        return "date_part"
    if isinstance(item, exp.Func) and not isinstance(item, exp.Connector):
        # As it is written: sqlglot's name may be another one.
        return str(item.meta.get("name") or item.sql_name()).lower()
    return _UNNAMED
