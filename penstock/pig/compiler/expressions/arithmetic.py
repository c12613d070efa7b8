"""`+ - * / %` and unary minus, as Java computes them: whole numbers wrap, division by zero is null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.conversions import cast
from penstock.pig.types import DOUBLE, INT, LONG, NUMBERS, Scalar, is_bytearray, wider
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.scope import Scope

# Wide enough for the exact result, which is then wrapped.
_ROOM = {INT: ("BIGINT", "pig_wrap_int"), LONG: ("HUGEINT", "pig_wrap_long")}


def compile_arithmetic(scope: Scope, node: nodes.Binary, left: Value, right: Value) -> Value:
    """The operation in the wider type; untyped operands take the other's type, or double when both are untyped."""
    both_untyped = is_bytearray(left.type) and is_bytearray(right.type)
    kind = DOUBLE if both_untyped else wider(left.type, right.type)
    allowed = (INT, LONG) if node.operator == "%" else NUMBERS
    if not isinstance(kind, Scalar) or kind not in allowed:
        scope.context.fail(f"{node.operator} does not take {left.type} and {right.type}", node.at)
    a = cast(scope.context, left, kind, left.at).sql
    b = cast(scope.context, right, kind, right.at).sql
    return Value(_operation(node.operator, kind, a, b), kind, node.at)


def _operation(operator: str, kind: Scalar, a: str, b: str) -> str:
    if kind not in _ROOM:
        return f"(CASE WHEN {b} <> 0 THEN {a} / {b} END)" if operator == "/" else f"({a} {operator} {b})"
    room, wrap = _ROOM[kind]
    exact = f"{a}::{room} {'//' if operator == '/' else operator} {b}::{room}"
    match operator:
        case "/":
            return f"{wrap}(CASE WHEN {b} <> 0 THEN {exact} END)"
        case "%":
            # Java throws an ArithmeticException here, which fails Pig's job; % of a null stays null.
            failure = f"CASE WHEN {b} = 0 AND {a} IS NOT NULL THEN error('remainder of a division by zero')::{room}"
            return f"{wrap}({failure} ELSE {exact} END)"
    return f"{wrap}({exact})"


def compile_minus(scope: Scope, node: nodes.Unary, operand: Value) -> Value:
    """`-x`; an untyped operand becomes a double."""
    kind = DOUBLE if is_bytearray(operand.type) else operand.type
    if not isinstance(kind, Scalar) or kind not in NUMBERS:
        scope.context.fail(f"minus takes a number, not {operand.type}", node.at)
    value = cast(scope.context, operand, kind, operand.at).sql
    if kind in _ROOM:
        room, wrap = _ROOM[kind]
        return Value(f"{wrap}(-({value}::{room}))", kind, node.at)
    return Value(f"(-({value}))", kind, node.at)
