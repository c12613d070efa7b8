"""What is known to be wrong with a call before any value is known."""

from __future__ import annotations

from penstock.expressions.errors import ExpressionError
from penstock.expressions.joda import PatternError, split_pattern
from penstock.expressions.library import FUNCTIONS
from penstock.expressions.nodes import Call, Literal
from penstock.expressions.suggestions import suggest

INTEGERS = range(-(2**63), 2**63)
"""Integers have 64 bits: the guide names no range, and an unbounded one could fill the memory."""


def check_call(call: Call, source: str) -> None:
    """Check the function's name, the number of its arguments, and a pattern given as a literal.

    Raises:
        ExpressionError: One of them is wrong.
    """
    name, offset = call.function.text, call.function.offset
    function = FUNCTIONS.get(name)
    if function is None:
        raise ExpressionError(f"unknown function '{name}'; {suggest(name, FUNCTIONS)}", offset, source)
    expected, found = len(function.parameters), len(call.arguments)
    if expected != found:
        plural = "argument" if expected == 1 else "arguments"
        message = f"'{name}' takes {expected} {plural}, the object before a dot counted; found {found}"
        raise ExpressionError(f"{message}; write {function.usage}", offset, source)
    last = call.arguments[-1]
    if name == "format" and isinstance(last, Literal) and isinstance(last.value, str):
        try:
            split_pattern(last.value)
        except PatternError as error:
            # Strings know no escapes, so an index in the pattern is one in the template, after the quote.
            raise ExpressionError(error.message, last.offset + 1 + error.index, source) from None
