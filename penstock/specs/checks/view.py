"""A forgiving view of a spec's plain values, so that checks of names and references run beside errors of shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from penstock.specs.document import Document, KeyPath
from penstock.specs.entries import PARALLEL, tag_of
from penstock.specs.resources import RESOURCES
from penstock.specs.sections import SECTIONS
from penstock.steps import PENSTOCK, Step, StepTypes


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as far as it can be read: `kind` is None where its type is not known."""

    path: KeyPath
    values: dict[str, Any]
    kind: type[Step] | None
    block: int | None = None
    """Which entry of the spec the parallel block is that it stands in."""

    def text(self, key: str) -> str | None:
        """The value of a key where it is text."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def written(self) -> tuple[str, ...]:
        """The names by which steps below can read what it writes: its own, then those of its outputs.

        A step of unknown type may well write.
        """
        outputs = self.values.get("outputs")
        listed = outputs if isinstance(outputs, list) else []
        names = [name for name in (self.text("output"), *listed) if isinstance(name, str)]
        if self.kind is None or self.kind.WRITES or (names and self._knows("output", "outputs")):
            return (self.text("name") or "", *names)
        return ()

    def may_read(self) -> bool:
        """Whether it reads data of other steps where there is some, or where it is asked to."""
        return self.kind is not None and (self.kind.READS or self._knows("input"))

    def _knows(self, *keys: str) -> bool:
        return self.kind is not None and any(key in self.kind.model_fields for key in keys)


@dataclass(frozen=True)
class SpecView:
    """The steps and the resources of a spec as far as they can be read; each check asks for them, so they are kept."""

    document: Document
    types: StepTypes = PENSTOCK

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """The steps that are mappings, in the order in which they run, those of parallel blocks included."""
        return tuple(self._read_steps())

    @cached_property
    def resource_types(self) -> dict[str, str | None]:
        """The resources by name, each with its type where that is known."""
        known = [tag_of(resource) for resource in RESOURCES]  # no set: a type that is a list has no hash
        return {
            name: value["type"] if isinstance(value, dict) and value.get("type") in known else None
            for name, value in self._collection("resources", dict).items()
        }

    def _read_steps(self) -> Iterator[StepView]:
        entries = ((key, index, item) for key in SECTIONS for index, item in enumerate(self._collection(key, list)))
        for number, (key, index, values) in enumerate(entries):
            path: KeyPath = (key, index)
            members = values.get(PARALLEL) if isinstance(values, dict) and "type" not in values else None
            if isinstance(members, list):
                for place, member in enumerate(members):
                    if isinstance(member, dict):
                        yield self._step(member, (*path, PARALLEL, place), block=number)
            elif isinstance(values, dict):
                yield self._step(values, path)

    def _collection(self, key: str, kind: type) -> Any:
        value = self.document.value.get(key) if isinstance(self.document.value, dict) else None
        return value if isinstance(value, kind) else kind()

    def _step(self, values: dict[str, Any], path: KeyPath, block: int | None = None) -> StepView:
        return StepView(path, values, self.types.find(values.get("type")), block)
