"""Objects of a pipeline: their ids by sphere and selectors, and what they are; every page is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from penstock.client.report import Report, silent
from penstock.definition.api_form import object_from_api
from penstock.definition.wire import WireObject

DESCRIBE_AT_ONCE = 25
"""DescribeObjects takes this many ids."""


def query_ids(client: Any, pipeline_id: str, sphere: str, selectors: Sequence[dict[str, Any]] = ()) -> list[str]:
    """The ids of all objects of a sphere that meet every selector.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        sphere: COMPONENT, INSTANCE or ATTEMPT.
        selectors: as in QueryObjects.
    """
    query = {"query": {"selectors": list(selectors)}} if selectors else {}
    pages = client.get_paginator("query_objects").paginate(pipelineId=pipeline_id, sphere=sphere, **query)
    return [item for page in pages for item in page.get("ids", ())]


def with_status(statuses: Sequence[str]) -> dict[str, Any]:
    """The selector for objects in one of these statuses."""
    return {"fieldName": "@status", "operator": {"type": "EQ", "values": list(statuses)}}


def of_components(ids: Sequence[str]) -> dict[str, Any]:
    """The selector for instances or attempts of these components."""
    return {"fieldName": "@componentParent", "operator": {"type": "REF_EQ", "values": list(ids)}}


def describe(client: Any, pipeline_id: str, ids: Sequence[str], report: Report = silent) -> Iterator[WireObject]:
    """Yield the objects of these ids.

    Expressions are not evaluated: the fields that people are shown hold none, and it takes the service long.
    """
    for first in range(0, len(ids), DESCRIBE_AT_ONCE):
        chunk = ids[first : first + DESCRIBE_AT_ONCE]
        for page in client.get_paginator("describe_objects").paginate(pipelineId=pipeline_id, objectIds=chunk):
            yield from (object_from_api(item) for item in page["pipelineObjects"])
        report(first + len(chunk), len(ids))
