"""GetPipelineDefinition."""

from __future__ import annotations

from penstock.definition.api_form import to_api
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, optional_text

_VERSIONS = ("latest", "active")


def get_pipeline_definition(work: Work, payload: Payload) -> dict[str, object]:
    """Return a definition exactly as it was put: order kept, secret (`*`) values included.

    A masked answer could not be put again, and the store is a file of the user's own; DescribeObjects does mask.
    """
    pipeline = named_pipeline(work, payload)
    version = optional_text(payload, "version") or "latest"
    if version not in _VERSIONS:
        raise invalid(f"'version' must be one of {', '.join(_VERSIONS)}; found '{version}'")
    number = pipeline.latest_version if version == "latest" else pipeline.active_version
    return to_api(work.store.pipelines.version(pipeline.key, number)[0])
