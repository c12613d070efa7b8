"""Objects stay."""

from __future__ import annotations

from penstock.changes.consequence import EDITING, Consequence
from penstock.changes.rules.view import Difference, Kind, Ruling, Sides, Subject


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """An object cannot be removed; one with a new id counts as removed, too."""
    del sides
    if difference.subject is Subject.OBJECT and difference.field is None and difference.kind is Kind.REMOVED:
        reason = "an object cannot be removed after activation; keep it, or replace the pipeline"
        return Ruling(Consequence.REFUSED, reason, EDITING)
    return None
