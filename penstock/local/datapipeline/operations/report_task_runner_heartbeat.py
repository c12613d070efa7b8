"""ReportTaskRunnerHeartbeat."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.requests import Payload, optional_text, text


def report_task_runner_heartbeat(work: Work, payload: Payload) -> dict[str, object]:
    """Never tell a task runner to end: lost workers are found by their tasks' silence."""
    _ = work
    text(payload, "taskrunnerId")
    optional_text(payload, "workerGroup")
    optional_text(payload, "hostname")
    return {"terminate": False}
