"""Runs of a pipeline as the API tells of them: instances, grouped by interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from penstock.client.objects import describe, query_ids
from penstock.client.report import Report, silent
from penstock.client.span import EVER, Span
from penstock.client.statuses import FINISHED, SKIPPED, TERMINAL, UNDER_WAY, UNSUCCESSFUL
from penstock.client.waiting import waits
from penstock.definition.wire import WireObject

__all__ = ["UNSUCCESSFUL", "InstanceView", "RunView", "fetch_runs", "find_pipeline"]
_BLOCKED = (*(f"({status})" for status in sorted(UNSUCCESSFUL)), ", blocked)")
_ATTEMPT = "_Attempt="


@dataclass(frozen=True, slots=True)
class InstanceView:
    """One instance.

    Attributes:
        id: the instance's id, `@Component_2026-01-31T06:00:00`.
        component: id of the object of the definition.
        kind: its type.
        status: as the service says it.
        scheduled_start: start of its interval, UTC in ISO format.
        started: when it began to run, or None.
        ended: when it ended, or None.
        waiting_on: what it waits for, in the service's words.
        reason: why it failed or was cancelled, or None.
        attempts: tries so far.
        fields: everything else the service told.
    """

    id: str
    component: str
    kind: str
    status: str
    scheduled_start: str
    started: str | None
    ended: str | None
    waiting_on: tuple[str, ...]
    reason: str | None
    attempts: int
    fields: WireObject

    @property
    def is_terminal(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.status in TERMINAL

    @property
    def waits_in_vain(self) -> bool:
        """Whether something that it waits for failed, or itself waits in vain."""
        return any(text.endswith(_BLOCKED) for text in self.waiting_on)


@dataclass(frozen=True, slots=True)
class RunView:
    """All instances of one interval, in the order of the definition."""

    scheduled_start: str
    instances: tuple[InstanceView, ...]

    @property
    def is_over(self) -> bool:
        """Whether every instance has come to its end."""
        return all(item.is_terminal for item in self.instances)

    @property
    def is_blocked(self) -> bool:
        """Whether all that is left waits for something that has failed: without cascade that is for ever."""
        left = [item for item in self.instances if not item.is_terminal]
        return bool(left) and all(item.waits_in_vain for item in left)

    @property
    def is_successful(self) -> bool:
        """Whether it is over and everything finished."""
        return all(item.status in FINISHED | SKIPPED for item in self.instances)

    @property
    def has_failures(self) -> bool:
        """Whether an instance failed, timed out or was cancelled."""
        return any(item.status in UNSUCCESSFUL for item in self.instances)

    @property
    def state(self) -> str:
        """What is said of the run as a whole: WAITING, RUNNING, BLOCKED, FINISHED, FAILED or SKIPPED.

        A run waits as long as nothing of it is under way, and at most data nodes are done: they take no work.
        """
        if self.is_over:
            if all(item.status in SKIPPED for item in self.instances):
                return "SKIPPED"
            return "FINISHED" if self.is_successful else "FAILED"
        if self.is_blocked:
            return "BLOCKED"
        has_begun = any(
            item.status in UNDER_WAY or (item.is_terminal and not item.kind.endswith("DataNode"))
            for item in self.instances
        )
        return "RUNNING" if has_begun else "WAITING"


def fetch_runs(client: Any, pipeline_id: str, span: Span = EVER, report: Report = silent) -> tuple[RunView, ...]:
    """Ask for the runs of a pipeline, oldest first.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        span: which runs, by default all.
        report: told how many instances have been read.
    """
    order = {item["id"]: number for number, item in enumerate(_definition(client, pipeline_id))}
    runs: dict[str, list[InstanceView]] = {}
    for item in _instances(client, pipeline_id, span, report):
        runs.setdefault(item.scheduled_start, []).append(item)
    return tuple(
        RunView(start, tuple(sorted(items, key=lambda item: (order.get(item.component, len(order)), item.id))))
        for start, items in sorted(runs.items())
    )


def find_pipeline(client: Any, name_or_id: str) -> str | None:
    """The id of the pipeline with that name or id; of several with one name, the last listed: locally the newest."""
    found: str | None = None
    for page in client.get_paginator("list_pipelines").paginate():
        for item in page["pipelineIdList"]:
            if name_or_id in (item["id"], item["name"]):
                found = item["id"]
    return found


def _definition(client: Any, pipeline_id: str) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = client.get_pipeline_definition(pipelineId=pipeline_id)["pipelineObjects"]
    return objects


def _instances(client: Any, pipeline_id: str, span: Span, report: Report) -> list[InstanceView]:
    attempts = _attempts(client, pipeline_id, span)
    ids = query_ids(client, pipeline_id, "INSTANCE", span.selectors())
    found = [_view(item, attempts) for item in describe(client, pipeline_id, ids, report)]
    references = {item.id: item.fields.references("@waitingOn") for item in found}
    texts = waits(references, {item.id: item.status for item in found})
    return [replace(item, waiting_on=(*item.waiting_on, *texts[item.id])) for item in found]


def _view(item: WireObject, attempts: Mapping[str, int]) -> InstanceView:
    return InstanceView(
        id=item.id,
        component=next(iter(item.references("@componentParent")), item.string("@componentParent") or item.id),
        kind=item.type or "",
        status=item.string("@status") or "",
        scheduled_start=item.string("@scheduledStartTime") or "",
        started=item.string("@actualStartTime"),
        ended=item.string("@actualEndTime"),
        waiting_on=item.strings("@waitingOn"),
        reason=item.string("errorMessage") or item.string("@failureReason") or item.string("cancellationReason"),
        attempts=attempts.get(item.id, 0),
        fields=item,
    )


def _attempts(client: Any, pipeline_id: str, span: Span) -> Mapping[str, int]:
    """How many attempts each instance has had; ids tell of what, `@load_2026-05-01T06:00:00_Attempt=2`."""
    counts: dict[str, int] = {}
    for name in query_ids(client, pipeline_id, "ATTEMPT", span.selectors()):
        parent = name.rpartition(_ATTEMPT)[0]
        counts[parent] = counts.get(parent, 0) + 1
    return counts
