"""Relational operators: one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penstock.pig import nodes
from penstock.pig.compiler.operators.foreach import compile_foreach
from penstock.pig.compiler.operators.group import compile_group
from penstock.pig.compiler.operators.load import compile_load
from penstock.pig.compiler.operators.order import compile_order
from penstock.pig.compiler.operators.rows import compile_alias, compile_distinct, compile_filter, compile_limit
from penstock.pig.compiler.operators.union import compile_union

if TYPE_CHECKING:
    from collections.abc import Callable

    from penstock.pig.compiler.context import Context
    from penstock.pig.values import Relation

OPERATORS: dict[type, Callable[[Context, Any], Relation]] = {
    nodes.Alias: compile_alias,
    nodes.Distinct: compile_distinct,
    nodes.Filter: compile_filter,
    nodes.Foreach: compile_foreach,
    nodes.Group: compile_group,
    nodes.Limit: compile_limit,
    nodes.Load: compile_load,
    nodes.Order: compile_order,
    nodes.Union: compile_union,
}
