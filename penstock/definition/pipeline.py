"""PipelineDefinition: typed objects, gathered from those that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from penstock.definition.wire import Field, Parameter, WireDefinition, WireObject
from penstock.objects.base import PipelineObject


@dataclass(frozen=True, slots=True)
class PipelineDefinition:
    """The one intermediate form: everything that a target needs to know of a pipeline.

    Attributes:
        objects: each object after those that it refers to.
        parameters: parameter objects, in order.
        values: (parameter id, value), a repeated id being a list.
    """

    objects: tuple[PipelineObject, ...]
    parameters: tuple[Parameter, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def gather(cls, roots: Iterable[PipelineObject]) -> PipelineDefinition:
        """Take the given objects and all that they refer to, referred-to objects first.

        Raises:
            ValueError: when two different objects have the same id.
        """
        gathered: dict[str, PipelineObject] = {}
        for root in roots:
            for item in _reachable(root):
                known = gathered.setdefault(item.id, item)
                if known != item:
                    raise ValueError(f"two pipeline objects have the id '{item.id}': give one of them another id")
        return cls(tuple(gathered.values()))

    def to_wire(self) -> WireDefinition:
        """Render for the service; references become ids."""
        return WireDefinition(tuple(_wire(item) for item in self.objects), self.parameters, self.values)


def _reachable(root: PipelineObject) -> Iterator[PipelineObject]:
    for target in root.targets():
        yield from _reachable(target)
    yield root


def _wire(item: PipelineObject) -> WireObject:
    fields = tuple(
        Field(key, value.id, is_reference=True) if isinstance(value, PipelineObject) else Field(key, value)
        for key, value in item.pairs()
    )
    return WireObject(item.id, item.name or item.id, fields)
