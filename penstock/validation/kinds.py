"""What the classes of object types declare, by the service's names, in the form in which rules need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from penstock.objects import TYPES, Default, PipelineObject
from penstock.objects.families import Scheduled
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.runtime_fields import runtime_fields

KINDS: Mapping[str | None, type[PipelineObject]] = {kind.TYPE: kind for kind in TYPES}
"""The classes by the names of their types."""


class KindTable(NamedTuple):
    """One class.

    Attributes:
        specs: the fields that it declares; those that may be stored encrypted have `*` in front, too.
        kinds: what their values are, texts left out.
        runtime: the fields that the service sets.
        required: (field, whether it is usually set on `Default`).
        expected: fields that are required by the guide only.
        one_of: groups of which one is set.
        at_most_one: groups that exclude each other.
        forbidden: fields that objects must not have themselves.
        requires: fields that do nothing without others, and these.
        deprecated: deprecated fields, and what to use instead.
        is_scheduled: whether its objects need a schedule.
    """

    specs: Mapping[str, FieldSpec]
    kinds: Mapping[str, str]
    runtime: frozenset[str]
    required: tuple[tuple[str, bool], ...] = ()
    expected: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    at_most_one: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    requires: tuple[tuple[str, tuple[str, ...]], ...] = ()
    deprecated: tuple[tuple[str, str], ...] = ()
    is_scheduled: bool = False


_TABLES: dict[type[PipelineObject] | None, KindTable] = {}


def table_of(kind: type[PipelineObject] | None) -> KindTable:
    """Return the table of a class; that of None has no fields. Each is made when it is asked for first."""
    table = _TABLES.get(kind)
    if table is None:
        table = _TABLES[kind] = KindTable({}, {}, runtime_names()) if kind is None else _made(kind)
    return table


def _made(kind: type[PipelineObject]) -> KindTable:
    fields = kind.FIELDS
    specs = {spec.wire: spec for spec in fields.values()}
    specs.update({f"*{wire}": spec for wire, spec in specs.items() if not wire.startswith("*")})
    return KindTable(
        specs=specs,
        kinds={wire: spec.kind.value for wire, spec in specs.items() if spec.kind is not Kind.STRING},
        runtime=frozenset(runtime_fields(kind)),
        required=tuple(
            (spec.wire, name in kind.NEEDED) for name, spec in fields.items() if spec.required or name in kind.NEEDED
        ),
        expected=tuple(fields[name].wire for name in kind.EXPECTED),
        one_of=_wires(kind, kind.ONE_OF),
        at_most_one=_wires(kind, kind.AT_MOST_ONE),
        forbidden=kind.FORBIDDEN,
        requires=tuple(
            (spec.wire, tuple(fields[name].wire for name in spec.requires)) for spec in fields.values() if spec.requires
        ),
        deprecated=tuple((spec.wire, spec.deprecated) for spec in fields.values() if spec.deprecated),
        is_scheduled=kind.TYPE is not None and issubclass(kind, Scheduled),
    )


@cache
def all_fields() -> frozenset[str]:
    """The fields that any type declares: objects that others inherit from may have them all."""
    return frozenset(wire for kind in (*TYPES, Default) for wire in table_of(kind).specs)


@cache
def runtime_names() -> frozenset[str]:
    """The fields that the service sets on objects of any type."""
    return frozenset(wire for kind in TYPES for wire in runtime_fields(kind))


def _wires(kind: type[PipelineObject], groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(kind.FIELDS[name].wire for name in group) for group in groups)
