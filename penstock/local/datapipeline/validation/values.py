"""Values of fields: durations, numbers, and expressions that can be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import Field
from penstock.expressions import ExpressionError, parse
from penstock.local.datapipeline.pace import MOST_ACTIVE_INSTANCES, MOST_RETRIES
from penstock.local.datapipeline.validation.draft import Draft, Finding
from penstock.objects.period import Period

_PERIODS = frozenset(
    {
        "attemptTimeout", "initTimeout", "lateAfterTimeout", "preconditionTimeout", "reportProgressTimeout",
        "retryDelay", "terminateAfter",
    }
)  # fmt: skip
_RANGES = {"maximumRetries": (0, MOST_RETRIES), "maxActiveInstances": (1, MOST_ACTIVE_INSTANCES)}


def check_values(draft: Draft) -> Iterator[Finding]:
    """Check each field by its name; a value with an expression is only parsed."""
    for item in draft.definition:
        for entry in item.fields:
            message = None if entry.is_reference else _fault(entry)
            if message is not None:
                yield Finding(item.id, f"'{entry.key}': {message}")


def _fault(entry: Field) -> str | None:
    if "#{" in entry.value:
        try:
            parse(entry.value)
        except ExpressionError as error:
            return error.message
        return None
    if entry.key in _PERIODS:
        try:
            Period.parse(entry.value)
        except ValueError as error:
            return str(error)
    if entry.key in _RANGES:
        low, high = _RANGES[entry.key]
        if not entry.value.strip().isdecimal() or not low <= int(entry.value) <= high:
            return f"it must be a number from {low} to {high}; found '{entry.value}'"
    return None
