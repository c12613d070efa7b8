"""DeactivatePipeline."""

from __future__ import annotations

from penstock.local.datapipeline.engine.activation import deactivate
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload
from penstock.local.datapipeline.statuses import PipelineState


def deactivate_pipeline(work: Work, payload: Payload) -> dict[str, object]:
    """Stop a pipeline; cancelActive (default true) cancels what is running."""
    pipeline = named_pipeline(work, payload)
    if pipeline.state not in {PipelineState.SCHEDULED, PipelineState.DEACTIVATING}:
        raise invalid(f"The pipeline '{pipeline.id}' is {pipeline.state}; only an active one can be deactivated")
    deactivate(work, pipeline, cancel_active=payload.get("cancelActive") is not False)
    return {}
