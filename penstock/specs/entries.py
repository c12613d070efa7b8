"""The entries of `steps`: single steps, and blocks of steps that run at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Union

from pydantic import Discriminator, Field, Tag

from penstock.steps import STEPS, Step
from penstock.steps.model import SpecModel

PARALLEL = "parallel"


def tag_of(model: Any) -> str:
    """The value of a model's `type` key."""
    tag: str = model.model_fields["type"].annotation.__args__[0]
    return tag


AnyStep: Any = Annotated[Union[tuple(STEPS)], Field(discriminator="type")]  # noqa: UP007 - made of a registry


class Parallel(SpecModel):
    """Steps that start at the same time, when all above has finished; what stands below waits for all of them."""

    TAG: ClassVar[str] = PARALLEL

    parallel: Annotated[list[AnyStep], Field(min_length=2)] = Field(description="The steps, at least two")


def kind_of_entry(entry: Any) -> str | None:
    """What an entry is: the type of a step, or `parallel`; None where it says neither."""
    if isinstance(entry, dict):
        if "type" in entry:
            return str(entry["type"])
        return PARALLEL if PARALLEL in entry else None
    return PARALLEL if isinstance(entry, Parallel) else getattr(entry, "type", None)


Entry: Any = Annotated[
    Union[tuple(Annotated[model, Tag(tag)] for tag, model in ((PARALLEL, Parallel), *((tag_of(s), s) for s in STEPS)))],  # noqa: UP007
    Discriminator(kind_of_entry),
]


def all_steps(entries: Sequence[Step | Parallel]) -> Iterator[Step]:
    """Yield the steps in order, those of blocks included."""
    for entry in entries:
        if isinstance(entry, Parallel):
            yield from entry.parallel
        else:
            yield entry
