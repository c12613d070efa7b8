"""PS408: expressions can be parsed, and name what exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from penstock.expressions import ExpressionError, Name, parse, references
from penstock.objects import Default
from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.names import problem_with
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import escaped

_MOST_TOLD = 20
"""Wrong names of one value."""


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every expression that would fail whatever happens while the pipeline runs."""
    told: set[Held] = set()  # of what many inherit, the first says enough
    for item in view.objects:
        for held in _templates(view, item):
            if held not in told and len(held.value) <= MOST_VALUE_BYTES:
                found = tuple(_check_value(view, item, held))
                told.update({held} if found else ())
                yield from found


def _templates(view: DefinitionView, item: ObjectView) -> Iterator[Held]:
    """Yield the texts with expressions that an object has, and those that mean something to it of what it inherits."""
    yield from item.templates
    if view.templates_passed_on:
        for key, values in item.held.items():
            if key not in item.own and key in item.table.specs:
                yield from (held for held in values if not held.is_reference and "#{" in held.value)


def _check_value(view: DefinitionView, item: ObjectView, held: Held) -> Iterator[Finding]:
    names = _names(held.value)
    if isinstance(names, ExpressionError):
        yield _finding(held, names.position, names.message)
        return
    if item.kind is Default:
        return  # what inherits it says which names there are
    told: set[str] = set()
    for name in names:
        if name.text not in told and len(told) < _MOST_TOLD:
            problem = problem_with(view, item, name.text)
            if problem is not None:
                told.add(name.text)
                yield _finding(held, name.offset, problem)


@lru_cache(maxsize=2048)
def _names(text: str) -> tuple[Name, ...] | ExpressionError:
    """The names in a text, which is often that of many objects and definitions."""
    try:
        return references(parse(text))
    except ExpressionError as error:
        return error.with_traceback(None)  # it is kept


def _finding(held: Held, offset: int, problem: str) -> Finding:
    # Of a secret not even the words around an expression are shown.
    said = "the expression is wrong" if held.is_secret else escaped(problem)
    return held.finding("PS408", f"{held.where}, character {offset + 1}: {said}", offset=offset)
