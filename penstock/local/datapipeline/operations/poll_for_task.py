"""PollForTask; the service repeats it while it has nothing to give, for up to 90 seconds."""

from __future__ import annotations

from penstock.expressions import ExpressionError
from penstock.local.datapipeline.engine.attempts import failed, take
from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.evaluation import Scope
from penstock.local.datapipeline.requests import Payload, optional_text, text
from penstock.local.datapipeline.tasks import task_object


def poll_for_task(work: Work, payload: Payload) -> dict[str, object]:
    """Take the task that has waited longest for a worker group; an empty reply when there is none."""
    group = text(payload, "workerGroup", least=0)
    hostname = optional_text(payload, "hostname")
    while (attempt := work.store.attempts.first_offered(group)) is not None:
        item = work.store.instances.by_key(attempt.instance)
        if item is None:
            raise LookupError(attempt.attempt_id)
        take(work, item, attempt, hostname)
        plan = work.plans.get(item.pipeline, item.version)
        try:
            return {"taskObject": task_object(Scope(work.store, plan, work.pipeline(item.pipeline), item, attempt))}
        except ExpressionError as error:
            # Another try would end in the same way.
            failed(work, item, attempt, Failure("Service_InvalidExpression", str(error)), finally_=True)
    return {}
