"""The runtime fields of instances and attempts, which DescribeObjects, tasks and expressions see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penstock.definition.wire import Field
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.names import attempt_id, wire_time
from penstock.local.datapipeline.store.rows import Attempt, Instance, Pipeline

TEXT_FIELDS = frozenset(
    {"errorId", "errorMessage", "errorStackTrace", "cancellationReason", "attemptStatus", "hostname"}
)
"""Runtime fields without `@`, which an instance has only in some cases; in expressions they are empty in the others."""

TIME_FIELDS = frozenset(
    {"@scheduledStartTime", "@scheduledEndTime", "@actualStartTime", "@actualEndTime", "@finishedTime"}
)


def instance_fields(
    pipeline: Pipeline, item: Instance, owner: Instance | None, waiting: Iterable[str] = ()
) -> list[Field]:
    """Return the fields of an instance; `owner` is what a precondition is for, `waiting` the values of `@waitingOn`."""
    return [
        *_common(pipeline, item, owner),
        Field("@sphere", "INSTANCE"),
        *_times(item.actual_start, item.actual_end),
        *_finished(item),
        Field("@status", item.status),
        *_launch(item),
        *(Field("@waitingOn", text) for text in waiting),
        *_notes(item.notes),
    ]


def attempt_fields(pipeline: Pipeline, item: Instance, attempt: Attempt, owner: Instance | None) -> list[Field]:
    """Return the fields of an attempt of an instance."""
    return [
        *_common(pipeline, item, owner),
        Field("@sphere", "ATTEMPT"),
        Field("@instanceParent", item.instance_id, is_reference=True),
        *_times(attempt.actual_start, attempt.actual_end),
        Field("@status", attempt.status),
        *([Field("hostname", attempt.hostname)] if attempt.hostname else []),
        *([Field("reportProgressTime", wire_time(attempt.last_report))] if attempt.last_report else []),
        *_notes(attempt.notes),
    ]


def _common(pipeline: Pipeline, item: Instance, owner: Instance | None) -> Iterator[Field]:
    yield Field("parent", item.component_id, is_reference=True)
    yield Field("@componentParent", item.component_id, is_reference=True)
    yield Field("@pipelineId", pipeline.id)
    yield Field("@version", str(item.version))
    yield Field("@scheduledStartTime", wire_time(item.start))
    yield Field("@scheduledEndTime", wire_time(item.finish))
    if owner is not None:
        yield Field("node", owner.instance_id, is_reference=True)


def _times(start: float | None, end: float | None) -> Iterator[Field]:
    if start is not None:
        yield Field("@actualStartTime", wire_time(start))
    if end is not None:
        yield Field("@actualEndTime", wire_time(end))


def _finished(item: Instance) -> Iterator[Field]:
    """Yield `@finishedTime`, which preconditions do not have."""
    if item.actual_end is not None and item.kind is not Kind.PRECONDITION:
        yield Field("@finishedTime", wire_time(item.actual_end))


def _launch(item: Instance) -> Iterator[Field]:
    """Yield `@headAttempt`, the latest launch of a resource, by which a worker tells its machines apart; our own."""
    if item.kind is Kind.RESOURCE and item.attempts:
        yield Field("@headAttempt", attempt_id(item.instance_id, item.attempts), is_reference=True)


def _notes(notes: dict[str, object]) -> Iterator[Field]:
    for key, value in notes.items():
        for text in value if isinstance(value, list) else [value]:
            yield Field(key, str(text), is_reference=key == "@cascadeFailedOn")
