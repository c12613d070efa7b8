"""What is known to be wrong with a call before any value is known."""

from __future__ import annotations

from collections.abc import Mapping

from penstock.expressions.errors import ArgumentError, ExpressionError
from penstock.expressions.extensions import EXTENSIONS
from penstock.expressions.library import FUNCTIONS, Function
from penstock.expressions.nodes import Call, Literal
from penstock.expressions.suggestions import suggest

INTEGERS = range(-(2**63), 2**63)
"""Integers have 64 bits: the guide names no range, and an unbounded one could fill the memory."""


ALL_FUNCTIONS: Mapping[str, Function] = {**FUNCTIONS, **EXTENSIONS}
"""Those of the guide and the extensions."""


def check_call(call: Call, source: str, *, extensions: bool = False) -> None:
    """Check the function's name, the number of its arguments, and a literal pattern, zone or period.

    Raises:
        ExpressionError: One of them is wrong.
    """
    name, offset = call.function.text, call.function.offset
    function = (ALL_FUNCTIONS if extensions else FUNCTIONS).get(name)
    if function is None:
        raise ExpressionError(_unknown(name, extensions=extensions), offset, source)
    expected, found = len(function.parameters), len(call.arguments)
    if expected != found:
        plural = "argument" if expected == 1 else "arguments"
        message = f"'{name}' takes {expected} {plural}, the object before a dot counted; found {found}"
        raise ExpressionError(f"{message}; write {function.usage}", offset, source)
    last = call.arguments[-1]
    if function.check and isinstance(last, Literal) and isinstance(last.value, str):
        try:
            function.check(last.value)
        except ArgumentError as error:
            # Strings know no escapes, so an index in the string is one in the template, after the quote.
            raise ExpressionError(error.message, last.offset + 1 + error.index, source) from None


def _unknown(name: str, *, extensions: bool) -> str:
    if name in EXTENSIONS:
        return f"the developer guide does not list the function '{name}', so it is off here; leave it out"
    return f"unknown function '{name}'; {suggest(name, ALL_FUNCTIONS if extensions else FUNCTIONS)}"
