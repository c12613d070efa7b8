"""Pipelines: what there is, in which state, and which one a name means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from penstock.client.names import UnknownNameError
from penstock.client.report import Report, silent

DESCRIBE_AT_ONCE = 25
"""DescribePipelines takes this many ids."""
_NO_PIPELINE = "deploy it, or run its spec with `penstock run`"
_GONE = frozenset({"PipelineDeletedException", "PipelineNotFoundException"})


@dataclass(frozen=True, slots=True)
class PipelineView:
    """A pipeline; times are UTC in ISO format, and None where there is none.

    Attributes:
        id: `df-...`.
        name: its name, which other pipelines may have, too.
        description: what it does.
        state: `@pipelineState`, such as SCHEDULED.
        health: `@healthStatus`; its words where nothing has completed yet.
        created: when it was created.
        first_activated: when it was activated first.
        last_activated: when it was activated last.
        latest_run: scheduled time of its latest run.
        next_run: scheduled time of its next run.
        tags: its tags.
    """

    id: str
    name: str
    description: str
    state: str
    health: str
    created: str | None
    first_activated: str | None
    last_activated: str | None
    latest_run: str | None
    next_run: str | None
    tags: dict[str, str]

    @property
    def was_activated(self) -> bool:
        """Whether it has been activated before, so that it may have runs."""
        return self.first_activated is not None or self.state not in {"", "PENDING"}

    @property
    def is_finished(self) -> bool:
        """Whether its schedule has ended and all is done: then SetStatus is refused.

        https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetStatus.html
        """
        return self.state == "FINISHED"

    @property
    def is_unhealthy(self) -> bool:
        """Whether the service says that a component's latest instance failed."""
        return self.health.upper() == "ERROR"


def list_pipelines(client: Any, report: Report = silent) -> tuple[PipelineView, ...]:
    """All pipelines of the account in the region, by name, of one name the oldest first.

    Args:
        client: a boto3 `datapipeline` client.
        report: told how many have been read.
    """
    found = describe_pipelines(client, [id_ for id_, _ in _names(client)], report)
    return tuple(sorted(found, key=lambda item: (item.name, item.created or "", item.id)))


def describe_pipelines(client: Any, ids: Sequence[str], report: Report = silent) -> tuple[PipelineView, ...]:
    """The pipelines of these ids, in that order; those deleted in the meantime are left out.

    Args:
        client: a boto3 `datapipeline` client.
        ids: `df-...`.
        report: told how many have been read.
    """
    found: list[PipelineView] = []
    for first in range(0, len(ids), DESCRIBE_AT_ONCE):
        chunk = ids[first : first + DESCRIBE_AT_ONCE]
        found += (_view(item) for item in _described(client, chunk))
        report(first + len(chunk), len(ids))
    return tuple(found)


def find_pipelines(client: Any, name_or_id: str) -> tuple[PipelineView, ...]:
    """The pipelines of a name, the newest first, or the one of an id.

    Raises:
        UnknownNameError: where there is none.
    """
    names = list(_names(client))
    ids = [id_ for id_, name in names if name_or_id in (id_, name)]
    # Times of creation have whole seconds: of two, the one that is listed last. Locally that is the newer one.
    found = sorted(describe_pipelines(client, ids), key=lambda item: item.created or "")
    if not found:
        raise UnknownNameError("pipeline", name_or_id, (name for _, name in names), _NO_PIPELINE)
    return tuple(reversed(found))


def _names(client: Any) -> Iterator[tuple[str, str]]:
    for page in client.get_paginator("list_pipelines").paginate():
        yield from ((item["id"], item["name"]) for item in page["pipelineIdList"])


def _described(client: Any, ids: Sequence[str]) -> list[dict[str, Any]]:
    from botocore.exceptions import ClientError

    try:
        found: list[dict[str, Any]] = client.describe_pipelines(pipelineIds=list(ids))["pipelineDescriptionList"]
    except ClientError as error:
        if error.response["Error"]["Code"] not in _GONE:
            raise
        # One of them has been deleted since it was listed, and the answer does not say which.
        return [item for id_ in ids for item in _described(client, [id_])] if len(ids) > 1 else []
    return found


def _view(item: dict[str, Any]) -> PipelineView:
    fields = {field["key"]: field.get("stringValue") for field in item["fields"]}
    return PipelineView(
        id=item["pipelineId"],
        name=item["name"],
        description=item.get("description") or "",
        state=fields.get("@pipelineState") or "",
        health=fields.get("@healthStatus") or "",
        created=fields.get("@creationTime"),
        first_activated=fields.get("@firstActivationTime"),
        last_activated=fields.get("@lastActivationTime"),
        latest_run=fields.get("@latestRunTime"),
        next_run=fields.get("@nextRunTime"),
        tags={tag["key"]: tag["value"] for tag in item.get("tags") or ()},
    )
