"""A FINISHED pipeline takes no new definition."""

from __future__ import annotations

from penstock.changes.consequence import PUTTING, Consequence
from penstock.changes.rules.view import Difference, Ruling, Sides, Subject
from penstock.changes.state import Status


def judge(difference: Difference, sides: Sides) -> Ruling | None:
    """Every change of the definition is refused once all runs are over."""
    if sides.old.status is Status.FINISHED and difference.subject not in {Subject.PIPELINE, Subject.TAG}:
        return Ruling(Consequence.REFUSED, "the pipeline is FINISHED and cannot be edited", PUTTING)
    return None
