"""ListPipelines."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.paging import marker_of
from penstock.local.datapipeline.requests import Payload

_PAGE = 100


def list_pipelines(work: Work, payload: Payload) -> dict[str, object]:
    """Return ids and names, in the order of creation."""
    found = work.store.pipelines.page(marker_of(payload), _PAGE + 1)
    page: dict[str, object] = {
        "pipelineIdList": [{"id": item.id, "name": item.name} for item in found[:_PAGE]],
        "hasMoreResults": len(found) > _PAGE,
    }
    if len(found) > _PAGE:
        page["marker"] = str(found[_PAGE - 1].key)
    return page
