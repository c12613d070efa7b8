"""Builds an SqlActivity from a local script or a statement."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import ActivityOptions, activity_fields
from penstock.objects import Database, DataNode, Resource, SqlActivity
from penstock.steps.deployment import Deployment
from penstock.steps.parts.script_text import text_or_asset


def sql_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    script: Path | str,
    database: Database,
    runs_on: Resource,
    arguments: Sequence[str] = (),
    inputs: Sequence[DataNode] = (),
    outputs: Sequence[DataNode] = (),
    queue: str | None = None,
    **options: Unpack[ActivityOptions],
) -> SqlActivity:
    """Build an activity that runs SQL.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqlactivity.html

    Args:
        activity_id: id of the object.
        deployment: publishes the script.
        script: a file, or the SQL itself; SQL of more than 10,240 bytes becomes a file. Expressions are evaluated in
            SQL that stands in the definition only.
        database: where it runs.
        runs_on: the machine that connects to the database.
        arguments: values of the script's `?`.
        inputs: data that it waits for.
        outputs: data that it makes; their tables are made first where they are missing.
        queue: query group of Redshift.
        **options: see `ActivityOptions`.

    Raises:
        ValueError: for SQL that is too long and has expressions.
    """
    text, script_uri = text_or_asset(activity_id, script, deployment=deployment, suffix=".sql")
    return SqlActivity(
        activity_id,
        database=database,
        script=text,
        script_uri=script_uri,
        script_argument=tuple(arguments) or None,
        queue=queue,
        input=tuple(inputs) or None,
        output=tuple(outputs) or None,
        runs_on=runs_on,
        **activity_fields(options),
    )
