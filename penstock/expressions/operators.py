"""The five operators, on scalars."""

from __future__ import annotations

import math

from penstock.expressions.checks import INTEGERS
from penstock.expressions.errors import ExpressionError
from penstock.expressions.nodes import Name
from penstock.expressions.values import Scalar, kind, render


def operate(operator: Name, left: Scalar, right: Scalar, source: str) -> Scalar:
    """Return `left operator right`.

    `+` concatenates when a side is a string, `/` of two integers truncates towards zero, `^` is always floating.

    Raises:
        ExpressionError: An operand is no number, a division by zero, a result without a number or out of range.
    """
    if operator.text == "+" and (isinstance(left, str) or isinstance(right, str)):
        return render(left) + render(right)
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        allowed = "numbers, or a string on either side" if operator.text == "+" else "numbers"
        hint = "; use plusDays, minusHours and the like" if "a DateTime" in (kind(left), kind(right)) else ""
        message = f"'{operator.text}' takes {allowed}; found {kind(left)} and {kind(right)}{hint}"
        raise ExpressionError(message, operator.offset, source)
    try:
        result = _compute(operator.text, left, right)
    except ZeroDivisionError:
        raise ExpressionError("division by zero", operator.offset, source) from None
    except ValueError:
        message = "'^' has no result for these operands: zero to a negative, or a negative to a fractional power"
        raise ExpressionError(message, operator.offset, source) from None
    except OverflowError:
        result = math.inf
    if math.isfinite(result) and (isinstance(result, float) or result in INTEGERS):
        return result
    message = f"the result of '{operator.text}' is too large; integers have 64 bits, floating numbers end at 1.8E308"
    raise ExpressionError(message, operator.offset, source)


def negate(sign: Name, operand: Scalar, source: str) -> Scalar:
    """Return the number with its sign changed.

    Raises:
        ExpressionError: The operand is no number.
    """
    if isinstance(operand, int | float):
        return operate(sign, 0, operand, source)
    raise ExpressionError(f"a '-' sign takes a number; found {kind(operand)}", sign.offset, source)


def _compute(operator: str, left: float, right: float) -> int | float:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return _divide(left, right)
        case _:
            return math.pow(left, right)


def _divide(left: float, right: float) -> int | float:
    if isinstance(left, int) and isinstance(right, int):
        quotient = abs(left) // abs(right)
        return quotient if (left < 0) == (right < 0) else -quotient
    return left / right
