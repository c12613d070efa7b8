"""ReportTaskProgress."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.refusals import no_task
from penstock.local.datapipeline.requests import Payload, items, text
from penstock.local.datapipeline.statuses import Status

_MOST_CHARACTERS = 2048


def report_task_progress(work: Work, payload: Payload) -> dict[str, object]:
    """Note that a worker is alive, and the fields that it reports; `canceled` tells it to stop."""
    task_id = text(payload, "taskId", most=_MOST_CHARACTERS)
    attempt = work.store.attempts.by_task(task_id)
    if attempt is None:
        raise no_task(task_id)
    if attempt.status is not Status.RUNNING:
        return {"canceled": True}
    attempt.last_report = work.now
    for entry in items(payload, "fields"):
        attempt.notes[text(entry, "key", most=256)] = entry.get("stringValue") or entry.get("refValue") or ""
    work.store.attempts.save(attempt)
    return {"canceled": False}
