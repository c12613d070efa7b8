"""DescribeObjects."""

from __future__ import annotations

from penstock.definition.api_form import object_to_api
from penstock.expressions import ExpressionError
from penstock.local.datapipeline.descriptions import describe
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, ids

_MOST = 100
"""The API text says 25; the AWS CLI sends 100."""


def describe_objects(work: Work, payload: Payload) -> dict[str, object]:
    """Return objects of any sphere, in the order of the request."""
    pipeline = named_pipeline(work, payload)
    found = []
    for name in ids(payload, "objectIds", _MOST):
        try:
            item = describe(work, pipeline, name, evaluates=payload.get("evaluateExpressions") is True)
        except ExpressionError as error:
            raise invalid(f"'{name}': {error.message}") from None
        if item is None:
            raise invalid(f"The pipeline '{pipeline.id}' has no object '{name}'")
        found.append(object_to_api(item))
    return {"pipelineObjects": found, "hasMoreResults": False}
