"""PipelineDefinition: typed objects, gathered from those that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects.base import PipelineObject
from penstock.objects.parameter import Parameter


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
    def gather(
        cls,
        roots: Iterable[PipelineObject],
        *,
        parameters: Iterable[Parameter] = (),
        values: Iterable[tuple[str, str]] = (),
    ) -> PipelineDefinition:
        """Take the given objects and all that they refer to, referred-to objects first.

        Raises:
            ValueError: when two different objects have the same id.
        """
        gathered: dict[str, PipelineObject] = {}
        seen: set[int] = set()
        for root in roots:
            for item in _reachable(root, seen):
                known = gathered.setdefault(item.id, item)
                if known is not item and known != item:
                    raise ValueError(f"two pipeline objects have the id '{item.id}': give one of them another id")
        return cls(tuple(gathered.values()), tuple(parameters), tuple(values))

    def to_wire(self) -> WireDefinition:
        """Render for the service; references become ids."""
        return WireDefinition(
            tuple(_wire(item) for item in self.objects),
            tuple(
                WireParameter(item.id, tuple((key, str(value)) for key, value in item.pairs()))
                for item in self.parameters
            ),
            self.values,
        )


def _reachable(root: PipelineObject, seen: set[int]) -> Iterator[PipelineObject]:
    """Yield what has not been seen yet, each object after its targets; circles are gone through once."""
    if id(root) in seen:
        return
    seen.add(id(root))
    path = [(root, root.targets())]
    while path:
        item, targets = path[-1]
        target = next((target for target in targets if id(target) not in seen), None)
        if target is None:
            yield item
            path.pop()
        else:
            seen.add(id(target))
            path.append((target, target.targets()))


def _wire(item: PipelineObject) -> WireObject:
    fields = tuple(
        Field(key, value.id, is_reference=True) if isinstance(value, PipelineObject) else Field(key, value)
        for key, value in item.pairs()
    )
    return WireObject(item.id, item.name or item.id, fields)
