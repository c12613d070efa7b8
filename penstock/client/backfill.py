"""Backfill: intervals of the past, run by a pipeline of their own.

The API cannot add intervals to a pipeline that has been activated, and the service refuses to change the start of its
schedule. So a backfill is a copy of the pipeline, whose schedule covers the wanted intervals and no more. It leaves
the pipeline and its history alone, and is the same on AWS and on the local cloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from penstock.client.activation import activate
from penstock.client.backfill_definition import backfill_definition, masked_secrets, watches_lateness
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.graph import graph_of
from penstock.client.names import UnknownNameError
from penstock.client.pipelines import PipelineView, describe_pipelines, find_pipelines
from penstock.client.refusal import OperationError
from penstock.client.report import Report, silent
from penstock.client.runs import fetch_runs
from penstock.client.span import Span, any_time, wire_time
from penstock.client.timetables import Interval, Timetable, TimetableError, timetables
from penstock.definition.api_form import from_api, to_api
from penstock.definition.wire import WireDefinition


class BackfillError(OperationError):
    """There is nothing to backfill, or it cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One interval that will run.

    Attributes:
        interval: start and end.
        timetable: its schedule, with the activities that will run.
        before: the state of the run that the pipeline itself has for it, None where it has none.
    """

    interval: Interval
    timetable: Timetable
    before: str | None


@dataclass(frozen=True, slots=True)
class Backfill:
    """What will be done.

    Attributes:
        pipeline: the pipeline.
        name: that of the copy.
        definition: that of the copy.
        planned: the intervals, in the order of their starts.
        not_due: how many intervals were asked for whose time has not come.
        drops_lateness: whether the definition says what is to be done with late instances, and the copy does not.
    """

    pipeline: PipelineView
    name: str
    definition: WireDefinition
    planned: tuple[Planned, ...]
    not_due: int
    drops_lateness: bool

    @property
    def start(self) -> datetime:
        """The start of its first interval."""
        return self.planned[0].interval.start

    @property
    def starts(self) -> frozenset[str]:
        """The scheduled starts of its runs, in the service's form."""
        return frozenset(item.interval.scheduled_start for item in self.planned)


def plan_backfill(
    client: Any,
    pipeline: PipelineView,
    span: tuple[datetime, datetime],
    *,
    now: datetime,
    max_active: int | None = None,
    report: Report = silent,
) -> Backfill:
    """Work out what a backfill will run.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline: the pipeline.
        span: the intervals that start from the first to the second time, both included.
        now: intervals that would run later are left out.
        max_active: instances of an object at once, 1 to 5; None for what the definition says.
        report: told how many instances have been read.

    Raises:
        BackfillError: where there is nothing to backfill, or it cannot be done.
    """
    version = "active" if pipeline.was_activated else "latest"
    definition = from_api(client.get_pipeline_definition(pipelineId=pipeline.id, version=version))
    secrets = masked_secrets(definition)
    if secrets:
        raise BackfillError(
            f"the service does not tell the values of {', '.join(secrets)}, so the pipeline cannot be copied; deploy "
            "its spec with another name and a schedule that starts then"
        )
    first, last = span
    anchor = any_time(pipeline.first_activated) if pipeline.first_activated else first
    try:
        tables = timetables(client, pipeline.id, definition, graph_of(definition), anchor)
        wanted = {table: table.between(first, last) for table in tables}
    except TimetableError as error:
        raise BackfillError(str(error)) from None
    due = {table: tuple(item for item in items if table.due(item) <= now) for table, items in wanted.items()}
    not_due = sum(map(len, wanted.values())) - sum(map(len, due.values()))
    intervals = {table.schedule: items for table, items in due.items()}
    if not all(intervals.values()):
        which = ", ".join(schedule for schedule, items in intervals.items() if not items)
        late = ", and is due" if not_due else ""
        raise BackfillError(f"no interval of schedule {which} starts {_said(first, last)}{late}")
    _check_grid(due)
    before = _before(client, pipeline, span, report)
    planned = sorted(
        (Planned(item, table, before.get(item.scheduled_start)) for table, items in due.items() for item in items),
        key=lambda item: (item.interval.start, item.timetable.schedule),
    )
    name = f"{pipeline.name}-backfill-{_stamp(planned[0].interval)}-to-{_stamp(planned[-1].interval)}"
    _refuse_second(client, name)
    copy = backfill_definition(definition, intervals, max_active)
    return Backfill(pipeline, name, copy, tuple(planned), not_due, watches_lateness(definition))


def start_backfill(client: Any, backfill: Backfill) -> str:
    """Make the copy and activate it; return its id.

    Args:
        client: a boto3 `datapipeline` client.
        backfill: what to do.

    Raises:
        BackfillError: where somebody else has made it in the meantime.
        DefinitionRefusedError: when the service finds errors; then nothing is left behind.
    """
    pipeline = backfill.pipeline
    tags = [{"key": key, "value": value} for key, value in pipeline.tags.items() if not key.startswith("aws:")]
    created = client.create_pipeline(
        name=backfill.name,
        # With the same one, a second call that only repeats the first makes no second copy.
        uniqueId=f"{pipeline.id}-{backfill.name}"[:1024],
        description=f"Backfill of {pipeline.name} ({pipeline.id})",
        tags=tags,
    )
    pipeline_id: str = created["pipelineId"]
    (made,) = describe_pipelines(client, [pipeline_id])
    if made.was_activated:
        raise BackfillError(_exists(made))
    try:
        _put_and_activate(client, pipeline_id, backfill)
    except BaseException:
        client.delete_pipeline(pipelineId=pipeline_id)  # else it would be in the way of the next try
        raise
    return pipeline_id


def _put_and_activate(client: Any, pipeline_id: str, backfill: Backfill) -> None:
    from botocore.exceptions import ClientError

    form = {key: value for key, value in to_api(backfill.definition).items() if value}
    put = client.put_pipeline_definition(pipelineId=pipeline_id, **form)
    if put["errored"]:
        errors = (f"{item['id']}: {error}" for item in put["validationErrors"] for error in item["errors"])
        raise DefinitionRefusedError(tuple(errors))
    try:
        # The service refuses a start more than a day in the past, lest somebody backfills by accident.
        activate(client, pipeline_id, start=backfill.start)
    except ClientError as error:
        raise DefinitionRefusedError((error.response["Error"]["Message"],)) from None


def _refuse_second(client: Any, name: str) -> None:
    """Refuse to make a backfill that there is.

    Raises:
        BackfillError: where there is one.
    """
    try:
        found = find_pipelines(client, name)
    except UnknownNameError:
        return
    raise BackfillError(_exists(found[0]))


def _exists(found: PipelineView) -> str:
    hint = "" if found.state == "FINISHED" else f"; `penstock rerun {found.id} --all` runs again what failed"
    return (
        f"there is {found.name} ({found.id}) already, {found.state}{hint}; to run all of it once more, delete it "
        f"first: aws datapipeline delete-pipeline --pipeline-id {found.id}"
    )


def _before(client: Any, pipeline: PipelineView, span: tuple[datetime, datetime], report: Report) -> Mapping[str, str]:
    if not pipeline.was_activated:
        return {}
    return {run.scheduled_start: run.state for run in fetch_runs(client, pipeline.id, Span(*span), report)}


def _check_grid(due: Mapping[Timetable, tuple[Interval, ...]]) -> None:
    """A copy that starts on the 28th of February has no 31st of March.

    Raises:
        BackfillError: where the copy's intervals would not be the pipeline's.
    """
    for table, items in due.items():
        copy = Timetable(table.schedule, table.period, items[0].start, table.activities)
        if copy.between(items[0].start, items[-1].start) != items:
            raise BackfillError(
                f"schedule '{table.schedule}' starts on day {table.anchor.day} of its months; begin with an interval "
                "that starts on that day"
            )


def _said(first: datetime, last: datetime) -> str:
    return f"from {wire_time(first)} to {wire_time(last)}"


def _stamp(interval: Interval) -> str:
    text = interval.scheduled_start.removesuffix("T00:00:00").removesuffix(":00")
    return text.replace(":", "")
