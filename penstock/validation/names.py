"""Follows the names in expressions through a definition, as far as it knows them."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects import Action, Precondition
from penstock.validation.user_fields import is_users
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

_ALWAYS = ("id", "name")
_MOST_SEGMENTS = 20
"""Of a path that is followed; no one writes longer ones, and they could take long."""


def problem_with(view: DefinitionView, item: ObjectView, path: str) -> str | None:
    """Say what is wrong with a dotted path in an expression of an object; None where nothing is known to be wrong."""
    segments = path.split(".")
    if segments[0] != "node":
        return _walk(view, [item], segments, path)
    if item.kind is None or not issubclass(item.kind, Action | Precondition):
        return f"'node' is not known in {item.label}: only actions and preconditions have it"
    if len(segments) == 1:
        return _is_object(path)
    # Names only what some users lack is well where the others have it: which of them it will be is not known yet.
    users = [user for user in view.users(item.id) if user.kind is not None]
    return _walk(view, users, segments[1:], path)


def _walk(view: DefinitionView, items: Sequence[ObjectView], segments: Sequence[str], path: str) -> str | None:
    """Follow a path from all objects at once: it is well where one of them, or of those behind it, has it."""
    if len(segments) > _MOST_SEGMENTS:
        return None
    first: str | None = None
    for depth, name in enumerate(segments):
        following: dict[int, ObjectView] = {}
        for item in items:
            if item.kind is None and not (depth == 0 and item.type_name and is_users(name)):
                return None  # nothing is known of other types, but that they have no users' fields unless they say so
            if depth == 0 and name == "parent":
                return None  # the parent of an instance is the object in the definition
            if any(held.is_reference for held in item.get(name)):
                if depth + 1 == len(segments):
                    first = first or _is_object(path)
                    continue
                targets = view.step(item, name)
                if not targets:
                    return None  # the rule on references reports it
                following.update(targets)
                continue
            problem = _problem_of_value(view, item, segments[depth:], path, is_start=depth == 0)
            if problem is None:
                return None
            first = first or problem
        items = list(following.values())
    return first


def _problem_of_value(
    view: DefinitionView, item: ObjectView, segments: Sequence[str], path: str, *, is_start: bool
) -> str | None:
    name, *rest = segments
    if name.startswith("@") and not is_start:
        return f"'{short(path)}': runtime fields of other objects cannot be read"
    runtime = item.table.runtime
    is_parameter = is_start and name in view.parameters
    if is_parameter or item.get(name) or name in _ALWAYS or (name in runtime and name != "node"):
        return f"'{short(name)}' in '{short(path)}' is a value, so it has no field '{short(rest[0])}'" if rest else None
    known = {*item.held, *_ALWAYS, *runtime, *(view.parameters if is_start else ())} - {"node"}
    guess = view.suggestion(name, sorted(known))
    said = f"{item.label} has no '{short(name)}'"
    if is_start and is_users(name):
        said += ", and no parameter has that id"
    return f"{said}; {guess}" if guess else said


def _is_object(path: str) -> str:
    return f"'{short(path)}' refers to an object; name one of its fields, such as '{short(path)}.name'"
