"""What a replacement costs."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.changes.holes import shown
from penstock.changes.state import PipelineState, Status
from penstock.definition.inheritance import effective
from penstock.objects.enumerations import StartAt


def losses(old: PipelineState, new: PipelineState) -> Iterator[str]:
    """Yield what is gone, and what happens again, when a new pipeline takes the place of the old one."""
    yield "the new pipeline has an id of its own; what names the old one (scripts, policies, dashboards) must follow"
    if old.status is Status.PENDING:
        return
    yield "the run history, with all instances and attempts, is deleted with the old pipeline; its logs stay in S3"
    for item in new.definition:
        if item.type != "Schedule":
            continue
        schedule = effective(new.definition, item)
        if StartAt.FIRST_ACTIVATION.value in schedule.strings("startAt"):
            yield f"'{item.id}' starts at first activation, which is now that of the new pipeline"
        for start in schedule.strings("startDateTime"):
            yield (
                f"'{item.id}' starts at {shown(start)}: where that is past, its intervals run again (backfill), and "
                "where it is more than a day past, the service blocks the activation"
            )
