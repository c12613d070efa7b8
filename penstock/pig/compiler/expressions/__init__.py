"""Expressions: one function per kind of node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penstock.pig import nodes
from penstock.pig.compiler.expressions.arithmetic import compile_arithmetic, compile_minus
from penstock.pig.compiler.expressions.calls import compile_call
from penstock.pig.compiler.expressions.casts import compile_cast
from penstock.pig.compiler.expressions.comparisons import compile_comparison, compile_in, compile_matches
from penstock.pig.compiler.expressions.fields import compile_name, compile_position, compile_projection, compile_tuple
from penstock.pig.compiler.expressions.literals import compile_literal
from penstock.pig.compiler.expressions.logic import compile_bincond, compile_logic, compile_not, compile_null_check

if TYPE_CHECKING:
    from collections.abc import Callable

    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope
    from penstock.pig.values import Value


def compile_expression(scope: Scope, node: nodes.Expression) -> Value:
    """The SQL and type of an expression; fails where Pig has no meaning for it, or the engine no support."""
    handler = EXPRESSIONS.get(type(node))
    if handler is None:
        scope.context.fail("this stands only as an item of GENERATE of its own", node.at)
    return handler(scope, node, compile_expression)


def _compile_unary(scope: Scope, node: nodes.Unary, compiler: Compiler) -> Value:
    return (compile_minus if node.operator == "-" else compile_not)(scope, node, compiler(scope, node.operand))


def _compile_binary(scope: Scope, node: nodes.Binary, compiler: Compiler) -> Value:
    return BINARY[node.operator](scope, node, compiler(scope, node.left), compiler(scope, node.right))


EXPRESSIONS: dict[type, Callable[[Scope, Any, Compiler], Value]] = {
    nodes.Binary: _compile_binary,
    nodes.Bincond: compile_bincond,
    nodes.Call: compile_call,
    nodes.Cast: compile_cast,
    nodes.InList: compile_in,
    nodes.IsNull: compile_null_check,
    nodes.Literal: compile_literal,
    nodes.Name: compile_name,
    nodes.Position: compile_position,
    nodes.Projection: compile_projection,
    nodes.TupleOf: compile_tuple,
    nodes.Unary: _compile_unary,
}

BINARY: dict[str, Callable[[Scope, nodes.Binary, Value, Value], Value]] = {
    **dict.fromkeys(("+", "-", "*", "/", "%"), compile_arithmetic),
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), compile_comparison),
    **dict.fromkeys(("AND", "OR"), compile_logic),
    "MATCHES": compile_matches,
}
