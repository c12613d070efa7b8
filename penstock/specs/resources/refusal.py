"""Errors about two keys of one mapping, told at one of them."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


def refused(model: BaseModel, key: str, error: PydanticCustomError) -> ValidationError:
    """Make the error for a validator of a whole model to raise, so that it is told at the key, not at the mapping."""
    details = InitErrorDetails(type=error, loc=(key,), input=getattr(model, key))
    return ValidationError.from_exception_data(type(model).__name__, [details])
