"""The scheduled start of an existing schedule stays; an activation may say from when to run."""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides

_STARTS = frozenset({"startAt", "startDateTime"})


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """The start of a schedule, on the schedule itself or on an object that it inherits from."""
    if difference.field in _STARTS and sides.is_existing_field(difference) and sides.times_schedule(difference):
        reason = (
            "the scheduled start of a schedule cannot change after activation; activate with a start timestamp instead"
        )
        return Ruling(Consequence.REFUSED, reason, EDITING)
    return None
