"""The period of an existing schedule stays.

A period that is only written in another way (`1 Day` for `1 day`) counts as changed: what the service compares is not
documented.
"""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """The period of a schedule, on the schedule itself or on an object that it inherits from."""
    if difference.field == "period" and sides.is_existing_field(difference) and sides.times_schedule(difference):
        return Ruling(Consequence.REFUSED, "the period of a schedule cannot change after activation", EDITING)
    return None
