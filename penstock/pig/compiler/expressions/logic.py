"""AND, OR, NOT, IS NULL and `(c ? a : b)`, with nulls as in SQL, but a bincond with a null condition is null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.conversions import cast
from penstock.pig.types import BOOLEAN, is_bytearray, wider
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope


def condition(scope: Scope, value: Value) -> str:
    """The SQL of a boolean; an untyped value is cast to one."""
    if value.type != BOOLEAN and not is_bytearray(value.type):
        scope.context.fail(f"a condition must be boolean, this is {value.type}", value.at)
    return cast(scope.context, value, BOOLEAN, value.at).sql


def compile_logic(scope: Scope, node: nodes.Binary, left: Value, right: Value) -> Value:
    """AND, OR."""
    return Value(f"({condition(scope, left)} {node.operator} {condition(scope, right)})", BOOLEAN, node.at)


def compile_not(scope: Scope, node: nodes.Unary, operand: Value) -> Value:
    """NOT."""
    return Value(f"(NOT {condition(scope, operand)})", BOOLEAN, node.at)


def compile_null_check(scope: Scope, node: nodes.IsNull, compiler: Compiler) -> Value:
    """IS NULL, IS NOT NULL."""
    operand = compiler(scope, node.operand)
    return Value(f"(({operand.sql}) IS {'NOT ' if node.negated else ''}NULL)", BOOLEAN, node.at)


def compile_bincond(scope: Scope, node: nodes.Bincond, compiler: Compiler) -> Value:
    """Both results in one type."""
    test, yes, no = (compiler(scope, part) for part in (node.condition, node.yes, node.no))
    kind = wider(yes.type, no.type)
    if kind is None:
        scope.context.fail(f"the results of ?: are {yes.type} and {no.type}; cast one of them", node.at)
    truth = condition(scope, test)
    yes_sql = cast(scope.context, yes, kind, yes.at).sql
    no_sql = cast(scope.context, no, kind, no.at).sql
    return Value(f"(CASE WHEN {truth} THEN {yes_sql} WHEN NOT {truth} THEN {no_sql} END)", kind, node.at)
