"""Comparisons, IN and MATCHES: null with any null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.conversions import cast
from penstock.pig.regex import RegexError, translate
from penstock.pig.text import literal_offset, sql_text
from penstock.pig.types import BOOLEAN, CHARARRAY, Scalar, is_bytearray, wider
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope

_SQL = {"==": "=", "!=": "<>"}


def compile_comparison(scope: Scope, node: nodes.Binary, left: Value, right: Value) -> Value:
    """Both sides in one type; booleans can only be equal or not."""
    sql = _compare(scope, _SQL.get(node.operator, node.operator), left, right, node.at)
    if BOOLEAN in (left.type, right.type) and node.operator not in _SQL:
        scope.context.fail(f"{node.operator} does not take booleans", node.at)
    return Value(sql, BOOLEAN, node.at)


def compile_in(scope: Scope, node: nodes.InList, compiler: Compiler) -> Value:
    """One comparison per item."""
    operand = compiler(scope, node.operand)
    items = [compiler(scope, item) for item in node.items]
    tests = [_compare(scope, "=", operand, item, item.at) for item in items]
    return Value(f"({' OR '.join(tests)})", BOOLEAN, node.at)


def compile_matches(scope: Scope, node: nodes.Binary, left: Value, right: Value) -> Value:
    """The whole string must match a literal pattern."""
    if left.type != CHARARRAY and not is_bytearray(left.type):
        scope.context.fail(f"MATCHES takes a chararray, this is {left.type}", left.at)
    if right.constant is None:
        scope.context.fail("MATCHES takes a string literal with the embedded engine", right.at)
    subject = cast(scope.context, left, CHARARRAY, left.at).sql
    try:
        pattern = translate(right.constant, whole=True)
    except RegexError as error:
        literal = scope.context.source.text[right.at :]
        scope.context.fail(f"regular expression: {error}", right.at + literal_offset(literal, error.at))
    return Value(f"regexp_matches({subject}, {sql_text(pattern.re2)})", BOOLEAN, node.at)


def _compare(scope: Scope, operator: str, left: Value, right: Value, at: int) -> str:
    kind = wider(left.type, right.type)
    if not isinstance(kind, Scalar):
        scope.context.fail(f"cannot compare {left.type} with {right.type}; cast one of them", at)
    a = cast(scope.context, left, kind, left.at).sql
    b = cast(scope.context, right, kind, right.at).sql
    return f"({a} {operator} {b})"
