"""compare(old, new) -> Changes: pure, and the same input gives the same result."""

from __future__ import annotations

from penstock.changes.change import Change, Changes, Verdict
from penstock.changes.differences import differences
from penstock.changes.losses import losses
from penstock.changes.notes import notes
from penstock.changes.rules import judge
from penstock.changes.rules.view import Sides
from penstock.changes.state import PipelineState, Status


def compare(old: PipelineState, new: PipelineState) -> Changes:
    """Say what becomes of a pipeline when it is changed from one state to another.

    Unless the old state says otherwise, it is taken to have been activated, as a deployed pipeline has.
    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-pipeline-modify-console.html

    Args:
        old: what is deployed.
        new: what is to be deployed.
    """
    sides = Sides(old, new)
    is_activated = old.status is not Status.PENDING
    changes = Changes(
        tuple(Change(item, judge(item, sides, is_activated=is_activated)) for item in differences(old, new)),
        notes=tuple(notes(old, new)),
    )
    if changes.verdict is Verdict.REPLACED:
        return Changes(changes.entries, tuple(losses(old, new)), changes.notes)
    return changes
