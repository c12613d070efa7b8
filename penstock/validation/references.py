"""PS403: references name objects that exist, of a type that the field takes."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.objects import Attemptable
from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView, Held, ObjectView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every reference to nothing, and for those of known fields to the wrong type."""
    for item in view.objects:
        for key, values in item.held.items():
            for held in values:
                yield from _check_value(view, item, held, item.specs.get(key))


def _check_value(view: DefinitionView, item: ObjectView, held: Held, spec: FieldSpec | None) -> Iterator[Finding]:
    if held.is_reference and held.value not in view.by_id:
        message = f"'{held.key}' of '{held.holder}' refers to '{held.value}', which does not exist"
        yield Finding("PS403", held.holder, held.key, message, help=did_you_mean(held.value, view.by_id))
    elif spec is None:
        return
    elif held.is_reference != (spec.kind is Kind.REFERENCE):
        found, taken = ("a reference", "text") if held.is_reference else ("text", "a reference")
        message = f"'{held.key}' of '{held.holder}' is {found}; {item.item.type or 'Default'} takes {taken} there"
        yield Finding("PS403", held.holder, held.key, message)
    elif held.is_reference and not _is_allowed(view.by_id[held.value], spec.to):
        found = view.by_id[held.value].item.type or "an object without a type"
        message = f"'{held.key}' of '{held.holder}' refers to '{held.value}', which is {found}"
        yield Finding("PS403", held.holder, held.key, message, allowed=listed(spec.to))


def _is_allowed(target: ObjectView, to: tuple[str, ...]) -> bool:
    if "Any" in to:
        return True
    if target.kind is None:
        return target.item.type is not None  # a type that is not known may well fit
    if "Runnable" in to and issubclass(target.kind, Attemptable) and target.kind.TYPE:
        return True
    return target.kind.TYPE in to or target.kind.CATEGORY in to
