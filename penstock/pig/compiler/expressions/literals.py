"""Constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.text import sql_text
from penstock.pig.types import NULL, SIMPLE
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope

_LIMITS = {"int": 2**31, "long": 2**63}


def compile_literal(scope: Scope, node: nodes.Literal, _compiler: Compiler) -> Value:
    """A typed SQL constant."""
    match node.value:
        case None:
            return Value("NULL::VARCHAR", NULL, node.at)
        case str(text):
            return Value(sql_text(text), SIMPLE["chararray"], node.at, constant=text)
        case bool(truth):
            return Value(str(truth).lower(), SIMPLE["boolean"], node.at)
        case number:
            return _number(scope, number, node)


def _number(scope: Scope, number: float, node: nodes.Literal) -> Value:
    limit = _LIMITS.get(node.type)
    if limit and not -limit <= number < limit:
        hint = "; write L after it" if node.type == "int" else ""
        scope.context.fail(f"{number} does not fit {node.type}{hint}", node.at)
    kind = SIMPLE[node.type]
    # Quoted, so that DuckDB reads a floating number with all its digits and no minus comes after the cast.
    text = str(number) if isinstance(number, int) and number >= 0 else f"'{number!r}'"
    return Value(f"{text}::{kind.sql}", kind, node.at)
