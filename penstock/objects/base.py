"""PipelineObject: what every object type of AWS Data Pipeline is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any, ClassVar, dataclass_transform

from penstock.objects.fields import (
    FieldSpec,
    argument,
    boolean,
    choice,
    date_time,
    integer,
    period,
    reference,
    references,
    string,
    strings,
)

_NO_FIELDS: Mapping[str, Any] = MappingProxyType({})


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(argument, boolean, choice, date_time, integer, period, reference, references, string, strings),
)
class Declared:
    """Gathers the fields that a class declares; mypy derives its constructor from them."""

    FIELDS: ClassVar[Mapping[str, FieldSpec]] = _NO_FIELDS

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = {name: spec for name, spec in vars(cls).items() if isinstance(spec, FieldSpec)}
        cls.FIELDS = MappingProxyType({**cls.FIELDS, **own})


class PipelineObject(Declared):
    """An object of a definition: an id, and the fields that its type declares.

    Subclasses declare fields with the specifiers of `penstock.objects.fields`; references are other objects. Objects
    are immutable.

    Attributes:
        TYPE: the service's name of the type, None where the type is not written.
        CATEGORY: the family that references name (`Activity`, `DataNode`, ...).
        ONE_OF: groups of Python field names of which exactly one must be set.
        NEEDED: Python names of fields that must be set too, on the object or, as is usual, on `Default`.
        DOC_URL: the page of the developer guide.
    """

    TYPE: ClassVar[str | None] = None
    CATEGORY: ClassVar[str] = ""
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = ()
    NEEDED: ClassVar[tuple[str, ...]] = ()
    DOC_URL: ClassVar[str] = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-objects.html"

    id: str = argument(kw_only=False)
    name: str | None = argument(default=None)
    user_fields: Mapping[str, str | PipelineObject] = argument(default=_NO_FIELDS)
    parent: PipelineObject | None = reference("Object whose fields are inherited", to=("Any",), default=None)

    def __init__(
        self,
        id: str,  # noqa: A002 - the service's word
        *,
        name: str | None = None,
        user_fields: Mapping[str, str | PipelineObject] = _NO_FIELDS,
        **values: Any,
    ) -> None:
        """Make an object.

        Args:
            id: unique within the definition, at most 256 bytes where it is referred to.
            name: label for people, by default the id.
            user_fields: fields of one's own, named `my` and a capital letter or underscore.
            **values: the type's fields by their Python names.

        Raises:
            TypeError: for a field that the type does not have, a required one that is missing, or a single value
                where several may stand.
        """
        unknown = values.keys() - self.FIELDS.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        missing = [key for key, spec in self.FIELDS.items() if spec.required and key not in values]
        if missing:
            raise TypeError(f"{type(self).__name__} '{id}' needs {', '.join(missing)}")
        stored = {key: values.get(key, spec.default) for key, spec in self.FIELDS.items()}
        for key, spec in self.FIELDS.items():
            if spec.multiple and stored[key] is not None:
                if isinstance(stored[key], str | PipelineObject):
                    raise TypeError(f"{key} of {type(self).__name__} '{id}' takes a sequence; put the value in a list")
                stored[key] = tuple(stored[key])  # a list could be changed later
        self.__dict__.update(stored, id=id, name=name, user_fields=MappingProxyType(dict(user_fields)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"pipeline objects are immutable: cannot set '{name}'")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, PipelineObject):
            return NotImplemented
        return (self.id, self.name, [*self.pairs()]) == (other.id, other.name, [*other.pairs()])

    def __hash__(self) -> int:
        return hash((self.TYPE, self.id))

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"pipeline objects are immutable: cannot delete '{name}'")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"

    def pairs(self) -> Iterator[tuple[str, str | PipelineObject]]:
        """Yield (wire key, text or object) for all that is set, the type first, in order of declaration."""
        if self.TYPE is not None:
            yield "type", self.TYPE
        for key, spec in self.FIELDS.items():
            value = getattr(self, key)
            if value is None:
                continue
            for item in value if spec.multiple else (value,):
                yield spec.wire, _rendered(item)
        yield from self.user_fields.items()

    def targets(self) -> Iterator[PipelineObject]:
        """Yield the objects that this one refers to, in order, repeats included."""
        for _, value in self.pairs():
            if isinstance(value, PipelineObject):
                yield value


def _rendered(value: Any) -> str | PipelineObject:
    match value:
        case PipelineObject() | str():
            return value
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case datetime():
            in_utc = value.astimezone(UTC) if value.tzinfo else value
            return in_utc.replace(tzinfo=None).isoformat(timespec="seconds")
        case _:
            return str(value)
