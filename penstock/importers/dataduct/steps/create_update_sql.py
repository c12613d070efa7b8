"""create-update-sql: a table is created where it is missing, and SQL fills it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.grants import tell_of_grants
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.sql_arguments import PlaceholderError, with_question_marks
from penstock.importers.dataduct.steps.sql_command import FOLDER
from penstock.importers.dataduct.table_options import tell_of_table_options
from penstock.importers.dataduct.transactions import without_transactions


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """The same, with the `?` of JDBC for the `%s` of psycopg2."""
    values = step.values
    table = context.table(values, "table_definition", required=True)
    arguments = context.arguments(values)
    keys: dict[str, Any] = {"table": table or "", **_sql(step, context, has_arguments=bool(arguments))}
    keys |= {"arguments": arguments} if arguments else {}
    keys |= {} if values.flag("analyze_table", default=True) else {"analyze": False}
    tell_of_table_options(step, context)
    tell_of_grants(step, context, table)
    return [NewStep("create-and-update-table", keys, values.place)]


def _sql(step: DuctStep, context: Context, *, has_arguments: bool) -> dict[str, str]:
    values = step.values
    key = values.one_of("command", "script")
    path = values.text("script") or ""
    text = context.text(values, "command") if key == "command" else context.sources.text(path, values.at("script"))
    sql = without_transactions(text or "")
    if has_arguments:  # only then psycopg2 looks at a %
        try:
            sql = with_question_marks(sql)
        except PlaceholderError as error:
            context.findings.error("PS204", str(error), values.at(key or "step_type"))
    if key != "script":
        return {"command": sql}
    if sql == text:
        return {"script": context.file(values, "script", FOLDER) or ""}
    return {"script": context.assets.add_text(f"{FOLDER}/{PurePosixPath(path).name}", sql)}


STEP = StepType("create-update-sql", "CreateUpdateSqlStep", translate, reads=Reads.ORDER, writes=Writes.PHANTOM)
