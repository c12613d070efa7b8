"""JSON Schemas of object types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from penstock.documentation.object_fields import needed
from penstock.documentation.objects import KINDS, sentence
from penstock.documentation.schema_values import JsonSchema, description, field_schema, reference
from penstock.objects import PipelineObject
from penstock.objects.fields import FieldSpec


def kinds() -> JsonSchema:
    """Return the schema of each type by its name; it says nothing of fields that the type does not declare."""
    return {kind.__name__: _kind(kind) for kind in KINDS}


def _kind(kind: type[PipelineObject]) -> JsonSchema:
    """The fields of a type; of a group that excludes itself, the object has not more than one."""
    groups = (group for group in (*kind.ONE_OF, *kind.AT_MOST_ONE) if "runs_on" not in group)
    pairs = ([kind.FIELDS[name].wire for name in group] for group in groups)
    alone = {one: {"properties": dict.fromkeys(others, False)} for one, *others in pairs}
    fields = {spec.wire: _property(kind, name, spec) for name, spec in kind.FIELDS.items()}
    return {
        "description": sentence(kind),
        **({"deprecated": True} if kind.DEPRECATED else {}),
        "properties": {**fields, **dict.fromkeys(kind.FORBIDDEN, False)},
        **({"dependentSchemas": alone} if alone else {}),
    }


def _property(kind: type[PipelineObject], name: str, spec: FieldSpec) -> JsonSchema:
    need = _need(kind, name, spec)
    shared = _SHARED.get(id(spec))
    value = reference(shared) if shared else field_schema(spec)
    return {**value, "description": description(spec, need)} if need else value


def _need(kind: type[PipelineObject], name: str, spec: FieldSpec) -> str:
    for group in kind.ONE_OF:
        if name in group:
            return f"One of {' and '.join(kind.FIELDS[member].wire for member in group)} is needed"
    return needed(kind, name, spec).capitalize()


def shared_fields() -> JsonSchema:
    """The fields that several types have from their families."""
    specs = {id(spec): spec for kind in KINDS for spec in kind.FIELDS.values()}
    return {name: field_schema(specs[key]) for key, name in _SHARED.items()}


def _find_shared() -> Iterator[tuple[int, str]]:
    uses = Counter(id(spec) for kind in KINDS for spec in kind.FIELDS.values())
    for kind in KINDS:
        for name, spec in kind.FIELDS.items():
            if uses[id(spec)] > 1:
                holder = next(family for family in kind.__mro__ if vars(family).get(name) is spec)
                yield id(spec), f"{holder.__name__}.{spec.wire}"


_SHARED = dict(_find_shared())
"""Names in `$defs` by the identity of the declaration, which all types with the field have in common."""
