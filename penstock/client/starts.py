"""The scheduled starts of instances, of which most can be told from their ids alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from penstock.client.objects import describe
from penstock.client.span import read_time


def scheduled_starts(client: Any, pipeline_id: str, ids: Sequence[str]) -> frozenset[str]:
    """The distinct starts, in the service's form.

    Ids end with it, `@load_2026-05-01T06:00:00`; one that does not is asked for.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        ids: of instances.
    """
    told = {id_: _start(id_) for id_ in ids}
    odd = [id_ for id_, start in told.items() if start is None]
    asked = (start for item in describe(client, pipeline_id, odd) for start in item.strings("@scheduledStartTime"))
    return frozenset((*(start for start in told.values() if start is not None), *asked))


def _start(id_: str) -> str | None:
    text = id_.rpartition("_")[2]
    try:
        read_time(text)
    except ValueError:
        return None
    return text
