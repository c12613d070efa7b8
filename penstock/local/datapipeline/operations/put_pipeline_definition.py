"""PutPipelineDefinition."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.definition_reply import check_for, is_errored, reply
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, definition
from penstock.local.datapipeline.statuses import PipelineState


def put_pipeline_definition(work: Work, payload: Payload) -> dict[str, object]:
    """Save a definition; one with errors is saved, too, but cannot be activated."""
    pipeline = named_pipeline(work, payload)
    wanted = definition(payload)
    if pipeline.state is PipelineState.FINISHED:
        raise invalid(f"The pipeline '{pipeline.id}' is FINISHED and cannot be edited; create another one")
    findings = check_for(work, pipeline, wanted)
    if not any(finding.prevents_saving for finding in findings):
        work.store.pipelines.add_version(pipeline, wanted, errored=is_errored(findings))
    return reply(findings)
