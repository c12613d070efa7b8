"""Reads typed values out of the texts of the wire, so that writing them again gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from penstock.objects.base import rendered
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.period import Period


def read_value(spec: FieldSpec, text: str) -> Any:
    """Return the typed value of a field's text.

    The text itself comes back where it is an expression, is not what the field takes, or is a spelling that the value
    would not be written in again, such as `cascade` for CASCADE.
    """
    try:
        value = _parsed(spec, text)
    except (ValueError, OverflowError):
        return text
    return value if rendered(value) == text else text


def _parsed(spec: FieldSpec, text: str) -> Any:
    match spec.kind:
        case Kind.BOOLEAN:
            return {"true": True, "false": False}.get(text, text)
        case Kind.INTEGER:
            return int(text)
        case Kind.DOUBLE:
            return float(text)
        case Kind.PERIOD:
            return Period.read(text)
        case Kind.DATE_TIME:
            return datetime.fromisoformat(text)
        case Kind.CHOICE if spec.enumeration is not None:
            return spec.enumeration(text)
        case _:
            return text
