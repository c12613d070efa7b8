"""What expressions compute with, and how each value looks on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | datetime
"""A string, an integer, a floating number, or a DateTime (aware; UTC, but for the extension `inTimeZone`)."""

Value: TypeAlias = "Scalar | tuple[Value, ...]"
"""A scalar or a list."""


def kind(value: Scalar) -> str:
    """Return what a message calls a value of this type."""
    match value:
        case str():
            return "a string"
        case int():
            return "an integer"
        case float():
            return "a floating number"
        case _:
            return "a DateTime"


def flatten(value: Value) -> tuple[Scalar, ...]:
    """Return the scalars of a list, lists inside it dissolved; a scalar is a list of one."""
    if isinstance(value, tuple):
        return tuple(scalar for element in value for scalar in flatten(element))
    return (value,)


def render(value: Scalar) -> str:
    """Return the value as the wire carries it: a DateTime as yyyy-MM-dd'T'HH:mm:ss, without zone."""
    match value:
        case str():
            return value
        case float():
            return _render_float(value)
        case datetime():
            return value.replace(tzinfo=None).isoformat(timespec="seconds")
        case _:
            return str(value)


def _render_float(value: float) -> str:
    """Return the number as Java's Double.toString writes it: the service's dates are Joda's, so it runs on Java."""
    plain = repr(value)
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return plain
    digits = len(plain.partition("e")[0].strip("-").replace(".", "").strip("0"))
    mantissa, _, exponent = f"{value:.{max(digits - 1, 1)}E}".partition("E")
    return f"{mantissa}E{int(exponent)}"
