"""Errors about several keys of one mapping, told at one of them."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


def refused(model: BaseModel, key: str | tuple[str | int, ...], error: PydanticCustomError) -> ValidationError:
    """Make the error for a validator of a whole model to raise, so that it is told at the key, not at the mapping.

    Args:
        model: what is validated.
        key: the key, as it is written in a spec, or the path of an item in its value.
        error: what is wrong.
    """
    details = InitErrorDetails(type=error, loc=(key,) if isinstance(key, str) else key, input=model)
    return ValidationError.from_exception_data(type(model).__name__, [details])
