"""The tables of fields on the pages of object types."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.documentation.markdown import table
from penstock.objects import TYPES, PipelineObject
from penstock.objects.base import Entity
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.runtime_fields import RuntimeField, runtime_fields

FAMILIES = {
    "Activity": "Activities",
    "DataNode": "Data nodes",
    "DataFormat": "Data formats",
    "Database": "Databases",
    "Resource": "Resources",
    "Precondition": "Preconditions",
    "Action": "Actions",
    "Schedule": "Schedules",
    "Utility": "Parts of other objects",
    "Default": "Common fields",
}
"""The headings of docs/objects/README.md by the families that references name, in the order of the page."""

_HEADINGS = ("field", "in Python", "value", "needed", "meaning")
_RUNNABLE = "any activity, data node, resource or precondition"
_TYPES = frozenset(kind.__name__ for kind in TYPES)


def own_fields(kind: type[Entity]) -> str:
    """Table the fields that a class declares itself, needed ones first."""
    own = [(name, spec) for name, spec in kind.FIELDS.items() if name in vars(kind)]
    return table(_HEADINGS, (_row(kind, *item) for item in sorted(own, key=lambda item: not needed(kind, *item))))


def inherited_fields(kind: type[Entity]) -> str:
    """Table the fields that a class has from its family."""
    return table(_HEADINGS, (_row(kind, name, spec) for name, spec in kind.FIELDS.items() if name not in vars(kind)))


def fields_at_run_time(kind: type[PipelineObject]) -> str:
    """Table the fields that the service sets."""
    found = runtime_fields(kind).values()
    return table(("field", "value", "meaning"), ((f"`{item.wire}`", _kind(item), _runtime(item)) for item in found))


def family(category: str) -> str:
    """Return the link to a family's table."""
    return f"README.md#{FAMILIES[category].lower().replace(' ', '-')}"


def choices_between(kind: type[PipelineObject]) -> str:
    """Say which fields belong together, and which must not stand on the object."""
    lines = [f"Exactly one of {_names(kind, group)} must be set." for group in kind.ONE_OF if "runs_on" not in group]
    if any("runs_on" in group for group in kind.ONE_OF):
        lines.append("One of `runsOn` and `workerGroup` must be set; where both are, `runsOn` counts.")
    lines += [f"At most one of {_names(kind, group)} may be set." for group in kind.AT_MOST_ONE]
    if kind.FORBIDDEN:
        lines.append(f"The object itself must not have {' or '.join(f'`{name}`' for name in kind.FORBIDDEN)}.")
    return "\n".join(f"- {line}" for line in lines)


def _row(kind: type[Entity], name: str, spec: FieldSpec) -> tuple[str, str, str, str, str]:
    return f"`{spec.wire}`", f"`{name}`", _value(spec), needed(kind, name, spec), ". ".join(_meaning(kind, spec))


def _value(spec: FieldSpec) -> str:
    several = ", several" if spec.multiple else ""
    if spec.kind is Kind.REFERENCE:
        return f"reference{several}: {' or '.join(_target(name) for name in spec.to)}"
    if spec.kind is Kind.CHOICE:
        more = ", or another" if spec.is_open else ""
        return f"{' '.join(f'`{choice}`' for choice in spec.choices)}{more}{several}"
    return f"{spec.kind.value}{bounds(spec)}{several}"


def bounds(spec: FieldSpec) -> str:
    """Say between what a value must be, with a comma in front; nothing where it has no bounds."""
    if spec.least is None:
        return ""
    return f", at least {spec.least}" if spec.most is None else f", {spec.least} to {spec.most}"


def _target(name: str) -> str:
    if name in _TYPES:
        return f"[{name}]({name}.md)"
    if name in FAMILIES:
        return f"[{name}]({family(name)})"
    return _RUNNABLE if name == "Runnable" else "any object"


def needed(kind: type[Entity], name: str, spec: FieldSpec) -> str:
    """Say whether a field must be set; nothing where it may be left out."""
    if spec.required:
        return "required"
    if not issubclass(kind, PipelineObject):
        return ""
    for group in kind.ONE_OF:
        if name in group:
            return "one of"
    if name in kind.NEEDED:
        return "required, usually on Default"
    return "expected" if name in kind.EXPECTED else ""


def _meaning(kind: type[Entity], spec: FieldSpec) -> Iterator[str]:
    yield spec.doc.replace("runs_on", "`runsOn`")  # classes speak of their own names
    if spec.requires:
        yield f"Of no effect without {_names(kind, spec.requires)}"
    if spec.deprecated:
        yield f"**Deprecated**: use {spec.deprecated}"
    if not spec.documented:
        yield "*Undocumented*: seen in examples and samples only"


def _names(kind: type[Entity], names: tuple[str, ...]) -> str:
    return " and ".join(f"`{kind.FIELDS[name].wire}`" for name in names)


def _kind(item: RuntimeField) -> str:
    return item.kind.value + (", several" if item.multiple else "")


def _runtime(item: RuntimeField) -> str:
    return item.doc if item.documented else f"{item.doc}. *Undocumented*"
