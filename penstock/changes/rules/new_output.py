"""New objects write to new objects only."""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides
from penstock.definition.inheritance import fields_with_holders

_OUTPUT = "output"


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """The `output` of a new object cannot refer to an existing one; an inherited one is told of the object itself."""
    if not sides.is_new_object(difference) or difference.field not in {None, _OUTPUT}:
        return None
    for target in _targets(difference, sides):
        if sides.old.definition.find(target) is not None:
            reason = f"'output' of a new object cannot refer to '{target}', which existed at activation"
            return Ruling(Consequence.REFUSED, reason, EDITING)
    return None


def _targets(difference: Difference, sides: Sides) -> tuple[str, ...]:
    if difference.field is not None:
        return tuple(value.text for value in difference.new if value.is_reference)
    item = sides.new.definition.find(difference.id)
    if item is None:
        return ()
    return tuple(
        field.value
        for field, holder in fields_with_holders(sides.new.definition, item)
        if field.key == _OUTPUT and field.is_reference and holder.id != item.id
    )
