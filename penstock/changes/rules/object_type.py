"""Whether an object may become one of another type is not documented."""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """The guide's list of what cannot change says nothing of `type`."""
    if difference.field == "type" and sides.is_existing_field(difference):
        reason = "whether the type of an object can change after activation is not documented; it may be refused"
        return Ruling(Consequence.UNCERTAIN, reason, EDITING)
    return None
