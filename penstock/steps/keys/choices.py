"""Keys of a step of which exactly one is given, and texts that have to fit into a definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text
from penstock.steps.parts.script_text import EVALUATED, fits


def require_one(step: SpecModel, *keys: str) -> None:
    """Check that exactly one of the keys has a value.

    Raises:
        PydanticCustomError: where none has.
        ValidationError: where more than one has, at the second of them.
    """
    given = [key for key in keys if getattr(step, key) is not None]
    if len(given) != 1:
        found = _together(given) or "none"
        error = PydanticCustomError(
            "one_of", "exactly one of {keys} is needed, found {found}", {"keys": _together(keys), "found": found}
        )
        raise refused(step, given[1], error) if given else error


def _together(keys: Sequence[str]) -> str:
    *others, last = keys or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def check_fits(text: str) -> str:
    """Check that a text with expressions stands in a definition, where they are evaluated; it gives the text.

    Raises:
        PydanticCustomError: where it is too long for that.
    """
    if EVALUATED in text and not fits(text):
        raise PydanticCustomError(
            "command_size",
            "the text has {size} bytes and expressions, which are evaluated in texts of {most} bytes at most; "
            "shorten it, or hand values over as arguments",
            {"size": len(text.encode()), "most": MOST_VALUE_BYTES},
        )
    return text


CommandText = Annotated[Text, AfterValidator(check_fits)]
"""A script that stands in the spec; one of more than 10,240 bytes becomes a file, where nothing is evaluated."""
