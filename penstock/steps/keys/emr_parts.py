"""The parts of an EMR step in a spec: texts, and files under assets/."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects.emr_step import emr_step
from penstock.steps.context import StepContext
from penstock.steps.keys.types import asset_path

COMMAND_RUNNER = "command-runner.jar"
"""Runs a command of the cluster as a step; there since emr-4.0.0, the first release that a spec can ask for.

https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-commandrunner.html
"""


@dataclass(frozen=True, slots=True)
class AssetPart:
    """A file under assets/, in the place of its URI."""

    asset: str


def _part(value: object, info: ValidationInfo) -> str | AssetPart:
    if isinstance(value, AssetPart) or (isinstance(value, str) and value):
        return value
    if isinstance(value, dict) and list(value) == ["asset"]:
        return AssetPart(asset_path(value["asset"], info))
    raise PydanticCustomError("part_type", "Input should be text, or `asset:` with the path of a file under assets/")


Part = Annotated[
    str | AssetPart,
    PlainValidator(_part),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {"asset": {"type": "string", "description": "A file under assets/"}},
                    "required": ["asset"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""A JAR or an argument: text, or `{asset: PATH}` for a file under assets/."""


def step_text(context: StepContext, parts: Iterable[str | AssetPart]) -> str:
    """Return the step as the service takes it, files published."""
    return emr_step(part if isinstance(part, str) else context.asset_uri(part.asset) for part in parts)
