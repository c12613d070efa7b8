"""Function calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from penstock.pig import nodes
from penstock.pig.compiler.conversions import cast
from penstock.pig.compiler.functions import evaluation_function
from penstock.pig.text import literal_offset
from penstock.pig.types import Scalar, is_bytearray
from penstock.pig.values import Call, Value

if TYPE_CHECKING:
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope


def compile_call(scope: Scope, node: nodes.Call, compiler: Compiler) -> Value:
    """A call of a registered function."""
    context = scope.context
    function, spec = evaluation_function(context, node.name, node.at)
    arguments = []
    for argument in node.arguments:
        if isinstance(argument, nodes.Star):
            context.fail(f"{node.name}(*) is not supported by the embedded engine yet; name the field", argument.at)
        arguments.append(compiler(scope, argument))

    def fail_inside(message: str, literal: Value, index: int) -> NoReturn:
        """Fail at a character of a string literal."""
        context.fail(message, literal.at + literal_offset(context.source.text[literal.at :], index))

    def convert(argument: Value, target: Scalar) -> Value:
        """Cast an untyped argument; a typed one must have the type already."""
        if argument.type != target and not is_bytearray(argument.type):
            context.fail(f"{node.name} takes {target} here, this is {argument.type}; cast it", argument.at)
        return cast(context, argument, target, argument.at)

    call = Call(node.name, node.at, tuple(arguments), spec.arguments, context.fail, fail_inside, convert)
    return function.compile(call)
