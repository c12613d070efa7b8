"""PS438: objects have one type; `Default`, and objects that others only inherit from, need none."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import DEFAULT_ID
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every object whose type cannot be told."""
    for item in view.objects:
        types = item.own.get("type")
        if types is None:
            if item.id != DEFAULT_ID and not is_parent(view, item.id):
                message = f"{item.label} has no 'type', and nothing inherits from it"
                yield Finding("PS438", item.id, "type", message, help="give it a type, or take it out")
            continue
        for held in types:
            if held.is_reference:
                yield held.finding("PS438", f"{held.where} is a reference", allowed="the name of a type")
            elif held.position:
                message = f"'{short(item.id)}' has a second type, {held.shown}"
                yield held.finding("PS438", message, help="take one out")


def is_parent(view: DefinitionView, object_id: str) -> bool:
    """Whether an object names another one as its parent."""
    return any(held.key == "parent" and held.value == object_id for held in view.references)
