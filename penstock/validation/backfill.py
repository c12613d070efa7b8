"""PS427: a cascade does not meet a backfill, of which the service warns when it saves a definition.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from penstock.diagnostics.diagnostic import Severity
from penstock.objects.families import Scheduled
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.schedules import parsed_time
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

_LATEST_START = timedelta(days=1)


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every field that sets the cascade of an object whose schedule starts in the past."""
    now = view.surroundings.naive_now()
    if now is None:
        return
    told: set[Held] = set()  # of what many inherit, the first says enough
    for item in view.objects:
        if item.kind is None or not item.kind.TYPE or not issubclass(item.kind, Scheduled):
            continue
        for held in item.get("failureAndRerunMode"):
            start = _start(view, item)
            if held not in told and start is not None and start < now and held.value.casefold() == "cascade":
                told.add(held)
                yield _finding(view, item, held, is_old=now - start > _LATEST_START)


def _start(view: DefinitionView, item: ObjectView) -> datetime | None:
    for _, schedule in view.targets(item, "schedule"):
        text = schedule.text("startDateTime")
        return parsed_time(text) if text else None
    return None


def _finding(view: DefinitionView, item: ObjectView, held: Held, *, is_old: bool) -> Finding:
    _, schedule = next(view.targets(item, "schedule"))
    message = (
        f"{held.where} is {held.shown}, and the schedule '{short(schedule.id)}' starts in the past, at "
        f"{schedule.text('startDateTime')}: a failure in the backfill would make many objects quickly"
    )
    if is_old:
        message += "; as that is more than a day ago, the service refuses to activate a pipeline that has not run yet"
    return held.finding(
        "PS427",
        message,
        help="start it later and run the past with `penstock backfill`, or set the mode to none; nothing is wrong "
        "where the pipeline has been activated already",
        severity=Severity.WARNING,
    )
