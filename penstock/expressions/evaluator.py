"""From a tree and a context to values: pure, and every failure is located.

A function or an operator over a list maps over it, "Evaluating Lists" in dp-pipeline-expressions. The guide says
nothing of two lists in one operation; that is an error here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from penstock.expressions.checks import ALL_FUNCTIONS
from penstock.expressions.context import Context
from penstock.expressions.errors import ArgumentError, ExpressionError
from penstock.expressions.lookup import look_up
from penstock.expressions.nodes import Call, Expression, Literal, Name, Negation, Node, Operation, Path, Template
from penstock.expressions.operators import negate, operate
from penstock.expressions.parser import parse
from penstock.expressions.values import Scalar, Value, flatten, kind, render


def evaluate(template: str | Template, context: Context, *, extensions: bool = False) -> str | tuple[str, ...]:
    """Return a field's value as the wire carries it.

    One list among text maps: the text is repeated around each element. Lists side by side, with nothing else, flatten.

    Args:
        template: A field's text, or what `parse` made of it.
        context: The object that the field stands on.
        extensions: See `parse`; of no effect on what is parsed already.

    Raises:
        ExpressionError: The template cannot be parsed or evaluated.
    """
    parsed = parse(template, extensions=extensions) if isinstance(template, str) else template
    rendered = [part if isinstance(part, str) else _render(evaluate_value(part, context)) for part in parsed.parts]
    lists = [part for part in rendered if isinstance(part, tuple)]
    if not lists:
        return "".join(part for part in rendered if isinstance(part, str))
    if len(lists) == len(rendered):
        return tuple(text for part in lists for text in part)
    if len(lists) > 1:
        second = [part for part, text in zip(parsed.parts, rendered, strict=True) if isinstance(text, tuple)][1]
        offset = second.offset if isinstance(second, Expression) else 0
        message = "a second list among text; only one is allowed, write a field with several values instead"
        raise ExpressionError(message, offset, parsed.source)
    return tuple("".join(element if isinstance(part, tuple) else part for part in rendered) for element in lists[0])


def evaluate_list(templates: Iterable[str | Template], context: Context) -> tuple[str, ...]:
    """Return the values of a field with several: a template that gives a list dissolves in the field's list.

    Raises:
        ExpressionError: A template cannot be parsed or evaluated.
    """
    values = [evaluate(template, context) for template in templates]
    return tuple(text for value in values for text in (value if isinstance(value, tuple) else (value,)))


def evaluate_value(expression: Expression, context: Context) -> Value:
    """Return the value of one expression, not rendered.

    Raises:
        ExpressionError: A name is unknown, or a function or an operator cannot take its operands.
    """
    return _evaluate(expression.root, context, expression.source)


def _render(value: Value) -> str | tuple[str, ...]:
    return tuple(render(scalar) for scalar in flatten(value)) if isinstance(value, tuple) else render(value)


def _evaluate(node: Node, context: Context, source: str) -> Value:
    match node:
        case Literal(value):
            return value
        case Path():
            return look_up(node, context, source)
        case Negation(operand, offset):
            minus, negated = Name("-", offset), _evaluate(operand, context, source)
            return _map(lambda scalar: negate(minus, scalar, source), (negated,), minus, source)
        case Operation(first, rest):
            result = _evaluate(first, context, source)
            for operator, operand in rest:
                result = _apply(operator, (result, _evaluate(operand, context, source)), source)
            return result
        case Call(function, arguments):
            values = tuple(_evaluate(argument, context, source) for argument in arguments)
            return _map(lambda *scalars: _call(node, scalars, source), values, function, source)


def _apply(operator: Name, operands: tuple[Value, Value], source: str) -> Value:
    return _map(lambda left, right: operate(operator, left, right, source), operands, operator, source)


def _map(compute: Callable[..., Scalar], operands: tuple[Value, ...], name: Name, source: str) -> Value:
    """Return the result for scalars, or the results for each element of the one operand that is a list."""
    lists = [index for index, operand in enumerate(operands) if isinstance(operand, tuple)]
    if not lists:
        return compute(*operands)
    if len(lists) > 1:
        raise ExpressionError(f"'{name.text}' takes at most one list; found {len(lists)}", name.offset, source)
    index = lists[0]
    before, after = operands[:index], operands[index + 1 :]
    return tuple(compute(*before, element, *after) for element in flatten(operands[index]))


def _call(call: Call, scalars: tuple[Scalar, ...], source: str) -> Scalar:
    name, function = call.function, ALL_FUNCTIONS[call.function.text]
    for argument, parameter, scalar in zip(call.arguments, function.parameters, scalars, strict=True):
        if kind(scalar) != parameter:
            message = f"'{name.text}' takes {parameter} here; found {kind(scalar)}; write {function.usage}"
            raise ExpressionError(message, argument.offset, source)
    try:
        return function.compute(*scalars)
    except ArgumentError as error:
        raise ExpressionError(error.message, call.arguments[-1].offset, source) from None
    except OverflowError:
        message = f"the result of '{name.text}' is outside the years 1 to 9999"
        raise ExpressionError(message, name.offset, source) from None
    except ValueError as error:
        raise ExpressionError(f"'{name.text}' has no such date: {error}", name.offset, source) from None
