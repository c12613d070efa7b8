"""The runs that matter now: those that are not over, and the latest where all are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from penstock.client.objects import query_ids, with_status
from penstock.client.pipelines import PipelineView
from penstock.client.report import Report, silent
from penstock.client.runs import RunView, fetch_runs
from penstock.client.span import Span, any_time
from penstock.client.starts import scheduled_starts
from penstock.client.statuses import OPEN, UNDER_WAY

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CurrentRuns:
    """The current runs, oldest first, and how many of those that are not over are left out."""

    runs: tuple[RunView, ...]
    left_out: int = 0


def current_runs(client: Any, pipeline: PipelineView, *, most: int = _SHOWN, report: Report = silent) -> CurrentRuns:
    """Ask for the current runs, without reading those that are long over.

    Of more than `most` that are not over, those under way go before those that wait, and later ones before earlier
    ones. Where all are over, it is the latest run.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline: the pipeline.
        most: how many.
        report: told how many instances have been read.
    """
    if not pipeline.was_activated:
        return CurrentRuns(())
    working = _starts(client, pipeline.id, UNDER_WAY)
    starts = working | _starts(client, pipeline.id, OPEN - UNDER_WAY)
    if not starts:
        return CurrentRuns(_latest(client, pipeline, report))
    chosen = sorted(starts, key=lambda start: (start in working, start), reverse=True)[:most]
    runs = tuple(run for start in sorted(chosen) for run in fetch_runs(client, pipeline.id, Span.at(start), report))
    return CurrentRuns(runs, len(starts) - len(chosen))


def _starts(client: Any, pipeline_id: str, statuses: frozenset[str]) -> frozenset[str]:
    return scheduled_starts(
        client, pipeline_id, query_ids(client, pipeline_id, "INSTANCE", [with_status(sorted(statuses))])
    )


def _latest(client: Any, pipeline: PipelineView, report: Report) -> tuple[RunView, ...]:
    """The latest run that has not been skipped; the pipeline tells when it was, or else all ids do."""
    if pipeline.latest_run is not None:
        runs = fetch_runs(client, pipeline.id, Span(any_time(pipeline.latest_run)), report)
        begun = [run for run in runs if run.state != "SKIPPED"]
        if begun:
            return (begun[-1],)
    starts = scheduled_starts(client, pipeline.id, query_ids(client, pipeline.id, "INSTANCE"))
    return fetch_runs(client, pipeline.id, Span.at(max(starts)), report) if starts else ()
