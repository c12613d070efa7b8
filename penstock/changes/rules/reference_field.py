"""Reference fields of existing objects stay as they are.

That the order of several references counts is inferred: the guide says that they cannot be modified.
"""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """References cannot be added to, removed from or modified in an object that exists."""
    if not sides.is_existing_field(difference):
        return None
    old, new = ([value for value in values if value.is_reference] for values in (difference.old, difference.new))
    if old == new:
        return None
    reason = f"the reference field '{difference.field}' cannot change after activation"
    return Ruling(Consequence.REFUSED, reason, EDITING)
