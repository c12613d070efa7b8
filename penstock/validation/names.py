"""Follows the names in expressions through a definition, as far as it knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penstock.diagnostics.suggestion import did_you_mean
from penstock.objects import Action, Precondition
from penstock.objects.runtime_fields import runtime_fields
from penstock.validation.view import DefinitionView, ObjectView

_ALWAYS = ("id", "name")


def problem_with(view: DefinitionView, item: ObjectView, path: str) -> str | None:
    """Say what is wrong with a dotted path in an expression of an object; None where nothing is known to be wrong."""
    head, *rest = path.split(".")
    if head != "node":
        return _walk(view, item, (head, *rest), path, is_start=True)
    if item.kind is None or not issubclass(item.kind, Action | Precondition):
        return f"'node' is not known in {item.label}: only actions and preconditions have it"
    if not rest:
        return _is_object(path)
    # Names only what some users lack is well where the others have it: which of them it will be is not known yet.
    users = [user for user in view.objects if user.kind is not None and _refers(user, item)]
    return _of_all(_walk(view, user, rest, path, is_start=True) for user in users)


def _walk(view: DefinitionView, item: ObjectView, segments: Sequence[str], path: str, *, is_start: bool) -> str | None:
    name, *rest = segments
    if item.kind is None or (name == "parent" and is_start):
        return None  # nothing is known of other types; the parent of an instance is the object in the definition
    values = item.get(name)
    if any(held.is_reference for held in values):
        if not rest:
            return _is_object(path)
        targets = list(view.targets(item, name))  # one that does not exist is reported by the rule on references
        return _of_all(_walk(view, target, rest, path, is_start=False) for target in targets)
    runtime = runtime_fields(item.kind).keys() - {"node"}
    if name.startswith("@") and not is_start:
        return f"'{path}': runtime fields of other objects cannot be read"
    if values or name in _ALWAYS or name in runtime or (is_start and name in _parameters(view)):
        return f"'{name}' in '{path}' is a value, so it has no field '{rest[0]}'" if rest else None
    known = {*item.held, *_ALWAYS, *runtime, *(_parameters(view) if is_start else ())}
    guess = did_you_mean(name, known)
    return f"{item.label} has no '{name}'" + (f"; {guess}" if guess else "")


def _is_object(path: str) -> str:
    return f"'{path}' refers to an object; name one of its fields, such as '{path}.name'"


def _of_all(problems: Iterable[str | None]) -> str | None:
    found = list(problems)
    return found[0] if found and all(found) else None


def _refers(user: ObjectView, target: ObjectView) -> bool:
    return any(held.is_reference and held.value == target.id for _, held in user.declared())


def _parameters(view: DefinitionView) -> set[str]:
    return {item.id for item in view.definition.parameters} | {key for key, _ in view.definition.values}
