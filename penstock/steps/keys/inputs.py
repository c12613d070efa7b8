"""The `input` of a step that may read the data of several others, or none."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")
_SCHEMA = {"type": "string", "pattern": f"^{_NAME.pattern}$"}


def _names(value: object) -> tuple[str, ...]:
    names = (value,) if isinstance(value, str) else value
    if not isinstance(names, list | tuple):
        raise PydanticCustomError("inputs_type", "Input should be the name of a step, or a list of names")
    for name in names:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise PydanticCustomError("inputs_type", "Input should be the name of a step, or a list of names")
    if len(set(names)) < len(names):
        raise PydanticCustomError("inputs_twice", "no step may be named twice")
    return tuple(names)


Inputs = Annotated[
    tuple[str, ...],
    PlainValidator(_names),
    WithJsonSchema({"anyOf": [_SCHEMA, {"type": "array", "items": _SCHEMA, "uniqueItems": True}]}),
]
"""The name of a step or of an output, or a list of them."""
