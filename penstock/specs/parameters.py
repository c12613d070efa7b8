"""The `parameters` of a spec: values that steps name as `#{myTable}`.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from penstock.objects import Parameter, ParameterType
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import Text

ParameterName = Annotated[str, StringConstraints(pattern=r"^my[A-Z_][A-Za-z0-9_]*$", max_length=100)]
Scalar = str | int | float
_TYPES = {
    "string": ParameterType.STRING,
    "integer": ParameterType.INTEGER,
    "double": ParameterType.DOUBLE,
    "s3-key": ParameterType.S3_OBJECT_KEY,
}


class ParameterSpec(SpecModel):
    """A value that an environment, or whoever activates the pipeline, can set."""

    type: Literal["string", "integer", "double", "s3-key"] = Field(default="string", description="What it holds")
    description: Text | None = Field(default=None, description="What it is for")
    default: Scalar | None = Field(default=None, description="The value where none is given")
    value: Scalar | list[Scalar] | None = Field(default=None, description="The value; a list for several")
    allowed: list[Scalar] = Field(default_factory=list, description="Values that are taken, by default all")
    optional: bool = Field(default=False, description="Whether it may have no value at all")

    def compile(self, name: str) -> Parameter:
        """Make the parameter object."""
        return Parameter(
            name,
            value_type=_TYPES[self.type],
            description=self.description,
            default_value=None if self.default is None else str(self.default),
            allowed_values=[str(item) for item in self.allowed] or None,
            optional=True if self.optional else None,
            is_array=True if isinstance(self.value, list) else None,
        )

    def values(self) -> tuple[str, ...]:
        """The values that the definition gives it."""
        if self.value is None:
            return ()
        return tuple(str(item) for item in (self.value if isinstance(self.value, list) else [self.value]))
