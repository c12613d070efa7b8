"""The activity of a step that runs SQL in the warehouse."""

from __future__ import annotations

from penstock.objects import SqlActivity
from penstock.steps.context import StepContext, StepResult


def sql_activity(
    context: StepContext,
    name: str,
    sql: tuple[str | None, str | None],
    *,
    runs_on: str,
    queue: str | None,
    arguments: tuple[str, ...] = (),
) -> StepResult:
    """Make the SqlActivity of a step that waits for steps, not for data.

    Args:
        context: knows the warehouse, the resources, the alarms and what to wait for.
        name: the step's name, which is the activity's id.
        sql: the text or, for a file, its URI: see `text_or_asset`.
        runs_on: name of a resource.
        queue: query group.
        arguments: values of the `?` of the SQL.
    """
    text, script_uri = sql
    activity = SqlActivity(
        name,
        database=context.warehouse,
        script=text,
        script_uri=script_uri,
        script_argument=arguments or None,
        queue=queue,
        **context.place(runs_on),
        depends_on=context.waits_for(None),
        **context.alarms,
    )
    return StepResult(activity=activity)
