"""Following a path through contexts."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from penstock.expressions.context import Context
from penstock.expressions.errors import ExpressionError
from penstock.expressions.library import FUNCTIONS
from penstock.expressions.nodes import Path
from penstock.expressions.suggestions import suggest
from penstock.expressions.values import Scalar, Value, flatten

_OWN = frozenset({"node", "parent"})


def look_up(path: Path, context: Context, source: str) -> Value:
    """Return the value at the end of a path.

    Raises:
        ExpressionError: A segment is unknown, a value has a field asked of it, a runtime field is read through a
            reference, or the path ends at an object.
    """
    _check_runtime_fields(path, source)
    here: Value | Context = context
    walked = ""
    for segment in path.segments:
        if isinstance(here, str | int | float | datetime | tuple):
            call = f"; write {walked}.{segment.text}(...)" if segment.text in FUNCTIONS else ""
            message = f"'{walked}' is a value, not a reference, and has no field '{segment.text}'{call}"
            raise ExpressionError(message, segment.offset, source)
        found = here.lookup(segment.text)
        if found is None:
            where = f" in '{walked}'" if walked else ""
            message = f"unknown name '{segment.text}'{where}; {suggest(segment.text, here.names())}"
            raise ExpressionError(message, segment.offset, source)
        here = found
        walked = f"{walked}.{segment.text}" if walked else segment.text
    if not isinstance(here, str | int | float | datetime | tuple):
        message = f"'{walked}' refers to an object; name one of its fields; {suggest('', here.names())}"
        raise ExpressionError(message, path.offset, source)
    if isinstance(here, tuple):
        return tuple(_in_utc(scalar, walked, path, source) for scalar in flatten(here))
    return _in_utc(here, walked, path, source)


def _check_runtime_fields(path: Path, source: str) -> None:
    """Refuse what the service refuses: ordinary fields may be followed through references, runtime fields may not."""
    for before, segment in pairwise(path.segments):
        if segment.text.startswith("@") and before.text not in _OWN:
            message = f"'{segment.text}' is a runtime field and cannot be read through '{before.text}'"
            hint = f"write {segment.text}, or node.{segment.text} in an action or a precondition"
            raise ExpressionError(f"{message}; {hint}", segment.offset, source)


def _in_utc(scalar: Scalar, name: str, path: Path, source: str) -> Scalar:
    if not isinstance(scalar, datetime):
        return scalar
    if scalar.tzinfo is None:
        raise ExpressionError(f"'{name}' is a DateTime without a zone; the context must give UTC", path.offset, source)
    return scalar.astimezone(UTC)
