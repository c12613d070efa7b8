"""Actions on success, failure and lateness: SnsAlarm is recorded for delivery, Terminate is left to the caller.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-actions.html
"""

from __future__ import annotations

from penstock.expressions import ExpressionError
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.evaluation import Scope, evaluated_text
from penstock.local.datapipeline.store.rows import Instance


def trigger(work: Work, item: Instance, event: str) -> str | None:
    """Record the alarms of an event; return the id of the Terminate action among its actions, if any."""
    plan = work.plans.get(item.pipeline, item.version)
    terminate = None
    for name in work.component(item).actions(event):
        action = plan.components.get(name)
        if action is not None and action.wire.type == "Terminate":
            terminate = name
        elif action is not None:
            _record(work, item, name)
    return terminate


def _record(work: Work, item: Instance, name: str) -> None:
    plan = work.plans.get(item.pipeline, item.version)
    action = plan.components[name]
    scope = Scope(work.store, plan, work.pipeline(item.pipeline), item, node=item)

    def text(key: str) -> str:
        raw = action.wire.string(key) or ""
        try:
            return evaluated_text(raw, scope.of(action))
        except ExpressionError as error:
            return f"{raw} (not evaluated: {error.message})"  # an alarm that cannot be rendered must still be heard

    message = (text("topicArn"), text("subject"), text("message"))
    work.store.alarms.add(item.pipeline, item.instance_id, name, message, work.now)
