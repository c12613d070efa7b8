"""EvaluateExpression."""

from __future__ import annotations

from penstock.expressions import ExpressionError
from penstock.local.datapipeline.descriptions import find_scope
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.evaluation import evaluated_text
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, text

_LONGEST = 20_971_520


def evaluate_expression(work: Work, payload: Payload) -> dict[str, object]:
    """Evaluate a string in the context of an object; task runners use it for scripts, so secrets are not masked."""
    pipeline = named_pipeline(work, payload)
    name = text(payload, "objectId")
    found = find_scope(work, pipeline, name, masks=False)
    if found is None:
        raise invalid(f"The pipeline '{pipeline.id}' has no object '{name}'")
    scope, component_id = found
    try:
        template = text(payload, "expression", least=0, most=_LONGEST)
        value = evaluated_text(template, scope.of(scope.plan.components[component_id]))
    except ExpressionError as error:
        raise invalid(f"'{name}': {error.message}") from None
    return {"evaluatedExpression": value}
