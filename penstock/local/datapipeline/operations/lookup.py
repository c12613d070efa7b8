"""Finding what a request names."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.refusals import deleted, not_found
from penstock.local.datapipeline.requests import Payload, text
from penstock.local.datapipeline.store.rows import Pipeline


def named_pipeline(work: Work, payload: Payload) -> Pipeline:
    """Return the pipeline of `pipelineId`.

    Raises:
        ServiceError: There is none, or no longer.
    """
    return pipeline_of(work, text(payload, "pipelineId"))


def pipeline_of(work: Work, pipeline_id: str) -> Pipeline:
    """Return the pipeline of an id.

    Raises:
        ServiceError: There is none, or no longer.
    """
    found = work.store.pipelines.by_id(pipeline_id)
    if found is None:
        raise not_found(pipeline_id)
    if found.deleted:
        raise deleted(pipeline_id)
    return work.known(found)
