"""The entries of `steps`: single steps, and blocks of steps that run at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Union

from pydantic import BaseModel, Discriminator, Field, GetJsonSchemaHandler, Tag, TypeAdapter, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from penstock.steps import PENSTOCK, Step, StepTypes
from penstock.steps.keys.model import SpecModel

PARALLEL = "parallel"
STEP_TYPES = "step types"
"""Key of what steps there are (StepTypes) in pydantic's validation context; without it, Penstock's own."""
SCHEMA_TYPES: ContextVar[StepTypes] = ContextVar("SCHEMA_TYPES", default=PENSTOCK)
"""What steps there are in a JSON Schema: pydantic hands nothing on to those that make parts of one."""


def tag_of(model: Any) -> str:
    """The value of a model's `type` key."""
    tag: str = model.model_fields["type"].annotation.__args__[0]
    return tag


def kind_of_entry(entry: Any) -> str | None:
    """What an entry is: the type of a step, or `parallel`; None where it says neither."""
    if isinstance(entry, dict):
        if "type" in entry:
            return str(entry["type"])
        return PARALLEL if PARALLEL in entry else None
    return PARALLEL if isinstance(entry, Parallel) else getattr(entry, "type", None)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads an entry by the model of its type alone, so that only the steps that a spec names are imported.

    Attributes:
        blocks: whether it may be a parallel block.
    """

    blocks: bool

    def model_of(self, entry: Any, types: StepTypes) -> type[BaseModel] | None:
        """The model by which an entry is read, None where it is of no known type."""
        kind = kind_of_entry(entry)
        return Parallel if kind == PARALLEL and self.blocks else types.find(kind)

    def read(self, entry: Any, info: ValidationInfo) -> Any:
        """Read an entry; one that is a model already stays as it is.

        Raises:
            PydanticKnownError: where it has no type, or one that nobody knows.
            ValidationError: what is wrong in it.
        """
        if isinstance(entry, Step | Parallel):
            return entry
        types: StepTypes = (info.context or {}).get(STEP_TYPES, PENSTOCK)
        model = self.model_of(entry, types)
        if model is not None:
            return model.model_validate(entry, context=info.context)
        tag = kind_of_entry(entry)
        if tag is None:
            raise PydanticKnownError("union_tag_not_found", {"discriminator": "type"})
        expected = ", ".join(repr(name) for name in types.names)
        raise PydanticKnownError("union_tag_invalid", {"discriminator": "type", "tag": tag, "expected_tags": expected})

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """The validator."""
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema for editors: any of the steps that there are."""
        models = ((PARALLEL, Parallel), *((tag_of(step), step) for step in SCHEMA_TYPES.get().all()))
        members = tuple(Annotated[model, Tag(tag)] for tag, model in models[0 if self.blocks else 1 :])
        union: Any = Annotated[Union[members], Discriminator(kind_of_entry)]  # noqa: UP007 - made of a registry
        return handler(TypeAdapter(union).core_schema)


class Parallel(SpecModel):
    """Steps that start at the same time, when all above has finished; what stands below waits for all of them."""

    TAG: ClassVar[str] = PARALLEL

    parallel: Annotated[list[Annotated[Any, EntryReader(blocks=False)]], Field(min_length=2)] = Field(
        description="The steps, at least two"
    )


Entry = Annotated[Any, EntryReader(blocks=True)]
"""A Step, or a Parallel."""


def all_steps(entries: Sequence[Step | Parallel]) -> Iterator[Step]:
    """Yield the steps in order, those of blocks included."""
    for entry in entries:
        if isinstance(entry, Parallel):
            yield from entry.parallel
        else:
            yield entry
