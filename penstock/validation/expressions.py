"""PS408: expressions can be parsed, and name what exists."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.expressions import ExpressionError, parse, references
from penstock.objects import Default
from penstock.validation.finding import Finding
from penstock.validation.names import problem_with
from penstock.validation.view import DefinitionView, Held, ObjectView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every expression that would fail whatever happens while the pipeline runs."""
    told: set[Held] = set()  # of what many inherit, the first says enough
    for item in view.objects:
        for held in _templates(item):
            if held not in told and _matters(item, held):
                found = tuple(_check_value(view, item, held))
                told.update({held} if found else ())
                yield from found


def _templates(item: ObjectView) -> Iterator[Held]:
    """Yield the texts that hold expressions; types are taken as they are."""
    for key, values in item.held.items():
        if key != "type":
            yield from (held for held in values if not held.is_reference and "#{" in held.value)


def _matters(item: ObjectView, held: Held) -> bool:
    return held.holder == item.id or held.key in item.specs


def _check_value(view: DefinitionView, item: ObjectView, held: Held) -> Iterator[Finding]:
    where = f"'{held.key}' of '{held.holder}'"
    try:
        template = parse(held.value)
    except ExpressionError as error:
        message = f"{where}, character {error.position + 1}: {error.message}"
        yield Finding("PS408", held.holder, held.key, message)
        return
    if item.kind is None or item.kind is Default:
        return  # what inherits it says which names there are
    for name in references(template):
        problem = problem_with(view, item, name.text)
        if problem is not None:
            yield Finding("PS408", held.holder, held.key, f"{where}, character {name.offset + 1}: {problem}")
