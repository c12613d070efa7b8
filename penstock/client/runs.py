"""Runs of a pipeline as the API tells of them: instances, grouped by interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from penstock.definition.api_form import object_from_api
from penstock.definition.wire import WireObject

FINISHED = frozenset({"FINISHED", "MARK_FINISHED"})
UNSUCCESSFUL = frozenset({"CANCELED", "CASCADE_FAILED", "FAILED", "TIMEDOUT"})
SKIPPED = frozenset({"SKIPPED"})
TERMINAL = FINISHED | UNSUCCESSFUL | SKIPPED
_BLOCKED = (*(f"({status})" for status in sorted(UNSUCCESSFUL)), ", blocked)")
DESCRIBE_AT_ONCE = 25
"""DescribeObjects takes this many ids."""


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


def fetch_runs(client: Any, pipeline_id: str) -> tuple[RunView, ...]:
    """Ask for every run of a pipeline, oldest first.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
    """
    order = {item["id"]: number for number, item in enumerate(_definition(client, pipeline_id))}
    runs: dict[str, list[InstanceView]] = {}
    for item in _instances(client, pipeline_id):
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


def _instances(client: Any, pipeline_id: str) -> Iterator[InstanceView]:
    attempts: dict[str, int] = {}
    for item in _objects(client, pipeline_id, "ATTEMPT"):
        for parent in item.references("@instanceParent"):
            attempts[parent] = attempts.get(parent, 0) + 1
    for item in _objects(client, pipeline_id, "INSTANCE"):
        component = next(iter(item.references("@componentParent")), item.string("@componentParent") or item.id)
        yield InstanceView(
            id=item.id,
            component=component,
            kind=item.type or "",
            status=item.string("@status") or "",
            scheduled_start=item.string("@scheduledStartTime") or "",
            started=item.string("@actualStartTime"),
            ended=item.string("@actualEndTime"),
            waiting_on=(*item.strings("@waitingOn"), *item.references("@waitingOn")),
            reason=item.string("errorMessage") or item.string("@failureReason") or item.string("cancellationReason"),
            attempts=attempts.get(item.id, 0),
            fields=item,
        )


def _objects(client: Any, pipeline_id: str, sphere: str) -> Iterator[WireObject]:
    ids: list[str] = []
    for page in client.get_paginator("query_objects").paginate(pipelineId=pipeline_id, sphere=sphere):
        ids.extend(page.get("ids", ()))
    for first in range(0, len(ids), DESCRIBE_AT_ONCE):
        chunk = ids[first : first + DESCRIBE_AT_ONCE]
        # evaluateExpressions is left out: the fields shown here hold none.
        for page in client.get_paginator("describe_objects").paginate(pipelineId=pipeline_id, objectIds=chunk):
            yield from (object_from_api(item) for item in page["pipelineObjects"])
