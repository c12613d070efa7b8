"""The activity of a step that runs SQL in the warehouse."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects import Activity, DataNode, S3DataNode, SqlActivity
from penstock.steps.context import StepContext, StepResult
from penstock.steps.parts.folders import waits_for_all
from penstock.steps.parts.script_text import fits, text_or_asset
from penstock.steps.parts.sql_arguments import hand_over


def written_sql_activity(
    context: StepContext,
    name: str,
    sql: str,
    *,
    runs_on: str,
    queue: str | None,
    arguments: Sequence[str] = (),
    sources: Sequence[DataNode] = (),
    output: S3DataNode | None = None,
    after: tuple[Activity, ...] = (),
) -> SqlActivity:
    """Make the SqlActivity of SQL that Penstock has written; SQL that no definition can hold becomes a file.

    Args:
        context: knows the warehouse, the resources, the alarms and what to wait for.
        name: id of the activity.
        sql: a script.
        runs_on: name of a resource.
        queue: query group.
        arguments: values of the `?` of the SQL.
        sources: the data that the SQL reads.
        output: the data that it writes.
        after: what to wait for beside that.

    Raises:
        ValueError: for SQL that is too long: see `is_too_long`.
    """
    values = tuple(arguments)
    if not fits(sql):
        sql, values = hand_over(sql, values)
    text, script_uri = text_or_asset(name, sql, deployment=context.deployment, suffix=".sql")
    return SqlActivity(
        name,
        database=context.warehouse,
        script=text,
        script_uri=script_uri,
        script_argument=values or None,
        queue=queue,
        input=tuple(sources) or None,
        output=None if output is None else (output,),
        **context.place(runs_on),
        depends_on=(*(waits_for_all(context, sources) or ()), *after) or None,
        **context.alarms,
    )


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
