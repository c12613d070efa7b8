"""CreatePipeline."""

from __future__ import annotations

import base64
import hashlib

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, optional_text, tags, text
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import Pipeline

_MOST_PIPELINES = 100


def create_pipeline(work: Work, payload: Payload) -> dict[str, object]:
    """Create an empty pipeline; the same name and uniqueId give the pipeline that they gave before."""
    name, unique_id = text(payload, "name"), text(payload, "uniqueId")
    found = work.store.pipelines.by_name(name, unique_id)
    if found is None:
        if work.store.pipelines.count() >= _MOST_PIPELINES:
            raise invalid(f"an account may have {_MOST_PIPELINES} pipelines; delete one first")
        key = work.store.pipelines.next_key()
        description = optional_text(payload, "description") or ""
        found = Pipeline(
            key, _pipeline_id(key, name, unique_id), name, unique_id, description, tags(payload), PipelineState.PENDING,
            work.now,
        )  # fmt: skip
        work.store.pipelines.insert(found)
    return {"pipelineId": found.id}


def _pipeline_id(key: int, name: str, unique_id: str) -> str:
    """Make an id of the service's form; it follows from the request, so that a run can be repeated exactly."""
    digest = hashlib.sha256(f"{key}/{name}/{unique_id}".encode()).digest()
    return f"df-{base64.b32encode(digest).decode()[:20]}"
