"""DeletePipeline."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.requests import Payload


def delete_pipeline(work: Work, payload: Payload) -> dict[str, object]:
    """Delete a pipeline with its definition and history; its id is remembered, to tell deleted from unknown."""
    pipeline = named_pipeline(work, payload)
    pipeline.deleted = True
    work.store.pipelines.save(pipeline)
    work.store.forget(pipeline.key)
    work.plans.forget(pipeline.key)
    return {}
