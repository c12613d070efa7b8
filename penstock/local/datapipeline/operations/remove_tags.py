"""RemoveTags."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.requests import Payload, items


def remove_tags(work: Work, payload: Payload) -> dict[str, object]:
    """Remove tags from a pipeline; keys that it does not have are ignored."""
    pipeline = named_pipeline(work, payload)
    unwanted = set(items(payload, "tagKeys", is_required=True))
    pipeline.tags = {key: value for key, value in pipeline.tags.items() if key not in unwanted}
    work.store.pipelines.save(pipeline)
    return {}
