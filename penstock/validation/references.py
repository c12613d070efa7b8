"""PS403: references name objects that exist, of a type that the field takes."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import DEFAULT_ID
from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.objects import Attemptable, SqlDataNode
from penstock.objects.fields import Kind
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.missing_types import is_parent
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every reference to nothing, and for those of known fields to the wrong type."""
    for held in view.references:
        if held.value and held.value not in view.by_id:
            message = f"{held.where} refers to '{short(held.value)}', which does not exist"
            yield held.finding("PS403", message, help=view.suggestion(held.value, view.by_id))
    for item, _, held in view.mistaken:
        if not held.is_reference or held.value in view.by_id:
            yield _of_the_other_kind(view, item, held)
    for _, spec, held in view.typed(Kind.REFERENCE):
        target = view.by_id.get(held.value)
        if target is not None and not _is_allowed(view, target, spec.to):
            message = f"{held.where} refers to '{short(held.value)}', which is {_described(target)}"
            yield held.finding("PS403", message, allowed=listed(spec.to))


def _of_the_other_kind(view: DefinitionView, item: ObjectView, held: Held) -> Finding:
    found, taken = ("a reference", "text") if held.is_reference else ("text", "a reference")
    is_example = item.kind is SqlDataNode and held.key == "database"
    return held.finding(
        "PS403",
        f"{held.where} is {found}; {item.type_name or DEFAULT_ID} takes {taken} there",
        help=f'write {{"ref": "{short(held.value)}"}}' if not held.is_reference and held.value in view.by_id else None,
        severity=Severity.WARNING if is_example else Severity.ERROR,  # an example of the guide has a text there
    )


def _described(target: ObjectView) -> str:
    return short(target.type_name) if target.type_name else "an object without a type"


def _is_allowed(view: DefinitionView, target: ObjectView, to: tuple[str, ...]) -> bool:
    kind = target.kind
    if kind is None:
        # A type that is not known may well fit, and one that is missing is reported of the object itself.
        return "Any" in to or bool(target.type_name) or not is_parent(view, target.id)
    if kind.TYPE in to or kind.CATEGORY in to or "Any" in to:
        return True
    return "Runnable" in to and issubclass(kind, Attemptable) and kind.TYPE is not None
