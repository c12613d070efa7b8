"""The `input` of a step that may read the data of several others, or none."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects import DataNode
from penstock.steps.base import ActivityStep
from penstock.steps.context import StepContext
from penstock.steps.keys.types import Name

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


class ReadingStep(ActivityStep):
    """A step that reads data only where there is some, or where it is asked to."""

    input: Inputs | None = Field(
        default=None,
        description="The steps or outputs to read from, by default the nearest one above that writes; [] for none",
    )

    def sources(self, context: StepContext) -> tuple[DataNode, ...]:
        """The data that the step reads; a step and its output are the same."""
        if self.input is not None:
            return tuple({node.id: node for node in map(context.input, self.input)}.values())
        return (context.input(None),) if context.outputs else ()


class FreeStep(ReadingStep):
    """A step that writes data, too, where it is asked to."""

    output: Name | None = Field(
        default=None, description="Id of the data node that is written; by default there is none"
    )

    @property
    def staging_prefix(self) -> str | None:
        """The output's own prefix; every run writes to a folder under it."""
        return None if self.output is None else f"{self.output}/"
