"""AddTags."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, tags

_MOST = 10


def add_tags(work: Work, payload: Payload) -> dict[str, object]:
    """Add tags to a pipeline, or change them."""
    pipeline = named_pipeline(work, payload)
    wanted = {**pipeline.tags, **tags(payload)}
    if len(wanted) > _MOST:
        raise invalid(f"a pipeline may have {_MOST} tags; it would have {len(wanted)}")
    pipeline.tags = wanted
    work.store.pipelines.save(pipeline)
    return {}
