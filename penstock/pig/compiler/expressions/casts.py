"""`(type) x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.conversions import cast, type_of
from penstock.pig.types import BYTES

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope
    from penstock.pig.values import Value


def compile_cast(scope: Scope, node: nodes.Cast, compiler: Compiler) -> Value:
    """The operand in the named type, with the operand's name."""
    operand = compiler(scope, node.operand)
    return cast(scope.context, operand, type_of(scope.context, node.type, BYTES), node.at)
