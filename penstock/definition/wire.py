"""A pipeline definition as the service sees it: objects with repeated string or reference fields, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

DEFAULT_ID = "Default"


@dataclass(frozen=True, slots=True)
class Field:
    """One key with one value; a repeated key is several fields, and their order counts.

    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_Field.html
    """

    key: str
    value: str
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class WireObject:
    """A pipeline object: `id` and `name` (which defaults to the id) and its fields.

    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PipelineObject.html
    """

    id: str
    name: str
    fields: tuple[Field, ...]

    @property
    def type(self) -> str | None:
        """The object type, or None on `Default` and on objects that only serve as a parent."""
        return self.string("type")

    def strings(self, key: str) -> tuple[str, ...]:
        """All string values of `key`, in order."""
        return tuple(field.value for field in self.fields if field.key == key and not field.is_reference)

    def string(self, key: str) -> str | None:
        """The first string value of `key`, or None."""
        return next(iter(self.strings(key)), None)

    def references(self, key: str) -> tuple[str, ...]:
        """The ids that `key` refers to, in order."""
        return tuple(field.value for field in self.fields if field.key == key and field.is_reference)

    def keys(self) -> tuple[str, ...]:
        """The distinct keys, in order of first appearance."""
        return tuple(dict.fromkeys(field.key for field in self.fields))


@dataclass(frozen=True, slots=True)
class WireParameter:
    """A parameter object: its id (`my...`, or `*my...` for a secret) and its attributes, in order.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
    """

    id: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WireDefinition:
    """Objects, parameter objects and parameter values, each in order."""

    objects: tuple[WireObject, ...]
    parameters: tuple[WireParameter, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[WireObject]:
        return iter(self.objects)

    def find(self, object_id: str) -> WireObject | None:
        """The object of that id, or None."""
        return next((item for item in self.objects if item.id == object_id), None)
