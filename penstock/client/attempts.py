"""The attempts of an object in one run, with what the service and its logs say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from penstock.client.graph import Graph
from penstock.client.names import UnknownNameError
from penstock.client.objects import describe, of_components, query_ids
from penstock.client.span import EVER, Span
from penstock.client.statuses import TERMINAL
from penstock.definition.wire import WireObject

_NUMBER = "_Attempt="
_EVALUATED = "#{"


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One attempt.

    Attributes:
        id: `@load_2026-05-01T06:00:00_Attempt=2`.
        number: from 1.
        instance: id of its instance.
        scheduled_start: of its run.
        status: as the service says it.
        started: when, or None.
        ended: when, or None.
        host: who took it, or None.
        error: id, message and stack trace of its error, as far as there are any.
        links: where the service says that there is more: emrStepLog, hadoopJobLog.
        folders: where its log files may lie, `s3://...`; none where the pipeline keeps no logs.
    """

    id: str
    number: int
    instance: str
    scheduled_start: str
    status: str
    started: str | None
    ended: str | None
    host: str | None
    error: tuple[str, ...]
    links: tuple[str, ...]
    folders: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """Whether it has ended; its instance may get another attempt."""
        return self.status in TERMINAL


def fetch_attempts(
    client: Any, pipeline_id: str, graph: Graph, component: str, span: Span = EVER
) -> tuple[AttemptView, ...]:
    """The attempts of an object in its latest run within a span, in order; none where it has not been tried.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        graph: that of the pipeline's definition.
        component: id of an object.
        span: which runs.

    Raises:
        UnknownNameError: for an object that the definition does not have, or that has no runs.
    """
    if component not in graph.objects:
        raise UnknownNameError("activity", component, graph.activities())
    ids = query_ids(client, pipeline_id, "ATTEMPT", [of_components([component]), *span.selectors()])
    found = sorted(
        (_view(client, pipeline_id, item, graph) for item in describe(client, pipeline_id, _latest(ids))),
        key=lambda item: (item.scheduled_start, item.instance, item.number),
    )
    return tuple(item for item in found if item.scheduled_start == found[-1].scheduled_start)


def _latest(ids: Sequence[str]) -> list[str]:
    """The ids of the latest run; all of them where ids do not end as the service's do."""
    starts = {id_: id_.rpartition(_NUMBER)[0].rpartition("_")[2] for id_ in ids}
    latest = max(starts.values(), default="")
    return [id_ for id_, start in starts.items() if start == latest or not start]


def _view(client: Any, pipeline_id: str, item: WireObject, graph: Graph) -> AttemptView:
    instance = next(iter(item.references("@instanceParent")), item.id.rpartition(_NUMBER)[0])
    number = item.id.rpartition(_NUMBER)[2]
    status = item.string("@status") or item.string("attemptStatus") or ""
    errors = (item.string(key) for key in ("errorId", "errorMessage", "errorStackTrace", "cancellationReason"))
    links = (f"{key}: {value}" for key in ("emrStepLog", "hadoopJobLog") for value in item.strings(key))
    return AttemptView(
        id=item.id,
        number=int(number) if number.isdecimal() else 1,
        instance=instance,
        scheduled_start=item.string("@scheduledStartTime") or "",
        status=status,
        started=item.string("@actualStartTime"),
        ended=item.string("@actualEndTime"),
        host=item.string("hostname"),
        error=tuple(text for text in errors if text),
        links=tuple(links),
        folders=_folders(client, pipeline_id, item, instance, graph),
    )


def _folders(client: Any, pipeline_id: str, item: WireObject, instance: str, graph: Graph) -> tuple[str, ...]:
    """`<pipelineLogUri>/<pipelineId>/<componentName>/<instanceId>/<attemptId>`.

    A task runner that is not told the component's name can only take its id, so that folder is looked into as well.
    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-viewing-logs.html
    """
    component = graph.objects.get(next(iter(item.references("@componentParent")), ""))
    uri = item.string("pipelineLogUri") or (component.string("pipelineLogUri") if component else None)
    if uri is None:
        return ()
    if _EVALUATED in uri:
        reply = client.evaluate_expression(pipelineId=pipeline_id, objectId=item.id, expression=uri)
        uri = reply["evaluatedExpression"]
    names = dict.fromkeys((component.name, component.id) if component else ("",))
    return tuple("/".join((uri.rstrip("/"), pipeline_id, name, instance, item.id)) for name in names)
