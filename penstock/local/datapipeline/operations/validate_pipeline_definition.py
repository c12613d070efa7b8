"""ValidatePipelineDefinition."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.definition_reply import check_for, reply
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.requests import Payload, definition


def validate_pipeline_definition(work: Work, payload: Payload) -> dict[str, object]:
    """Check a definition as PutPipelineDefinition would, and save nothing."""
    return reply(check_for(work, named_pipeline(work, payload), definition(payload)))
