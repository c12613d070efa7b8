"""Whether a schedule may change through a parameter is not documented."""

from __future__ import annotations

import re

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides, Subject

_FIXED = ("period", "startAt", "startDateTime")


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """A value, or a default, of a parameter that an existing schedule's period or start names."""
    if not (difference.subject is Subject.VALUE or (difference.subject, difference.field) in _DEFAULTS):
        return None
    named = re.compile(rf"#\{{[^}}]*(?<![\w*]){re.escape(difference.id)}(?!\w)")
    for schedule in sides.existing_schedules():
        for key in _FIXED:
            if any(named.search(text) for text in schedule.strings(key)):
                reason = (
                    f"whether '{key}' of '{schedule.id}' can change after activation through a parameter is not "
                    "documented; it may be refused"
                )
                return Ruling(Consequence.UNCERTAIN, reason, EDITING)
    return None


_DEFAULTS = {(Subject.PARAMETER, "default"), (Subject.PARAMETER, None)}
