"""SqlActivity: a script in Redshift, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.redshift.connection import warehouse_of
from penstock.worker.redshift.data_api import Warehouse
from penstock.worker.redshift.earlier_loads import already_loaded, client_token, statement_name
from penstock.worker.redshift.sql_script import SqlScript, sql_script
from penstock.worker.redshift.statement_text import create_if_missing, literal
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import Task, described

_DATABASE = "RedshiftDatabase"
_SHOWN_CHARS = 1_000


class SqlActivityExecutor:
    """Runs `script`, or the script at `scriptUri`, through the Redshift Data API.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqlactivity.html
    The scriptArguments take the places of its `?` as string literals. All statements are one transaction, unless the
    script ends it itself. Tables of the outputs are created first where they are missing, as the guide says.
    """

    object_type: ClassVar[str] = "SqlActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run the script, unless an earlier attempt turns out to have committed it.

        Raises:
            TaskFailed: the objects ask for what cannot be done, or the warehouse refuses.
            TaskCancelled: it was stopped, and the statements with it.
        """
        task = attempt.task
        warehouse = _warehouse(attempt)
        script = _script(attempt)
        if not script.sqls:
            attempt.log.write("there is nothing between BEGIN and COMMIT")
            return FINISHED
        if already_loaded(attempt, warehouse):
            attempt.log.write("an earlier attempt has committed this; nothing is left to do")
            return FINISHED
        attempt.log.write(("one transaction:\n" if script.in_transaction else "") + ";\n".join(script.shown))
        # An attempt that was given to another worker meanwhile must not work beside it.
        attempt.confirm()
        run = warehouse.run if script.in_transaction else warehouse.run_alone
        ended = run(
            script.sqls,
            name=statement_name(task, task.attempt_number),
            token=client_token(task),
            cancellation=attempt.cancellation,
        )
        attempt.log.write(f"statement {ended['Id']} {ended['Status']}")
        if ended["Status"] != "FINISHED":
            raise TaskFailed("SqlFailed", _failure(task, script, ended))
        return FINISHED


def _warehouse(attempt: Attempt) -> Warehouse:
    task = attempt.task
    database = task.optional_reference(task.activity, "database")
    if database is not None and database.type != _DATABASE:
        raise TaskFailed(
            "NotSupported",
            f"{described(task.activity)} cannot run here yet: its database is {described(database)}, and only a "
            f"{_DATABASE} can be reached",
        )
    return warehouse_of(attempt, task.reference(task.activity, "database", _DATABASE))


def _script(attempt: Attempt) -> SqlScript:
    task = attempt.task
    key = one_of(task.activity, "script", "scriptUri")
    text = task.required(task.activity, key)
    if key == "scriptUri":
        text = _downloaded(attempt, S3Uri.parse(text))
    try:
        return sql_script(text, task.activity.strings("scriptArgument"), prologue=_prologue(task))
    except ValueError as error:
        raise TaskFailed("InvalidField", f"{key} of {described(task.activity)}: {error}") from error


def _downloaded(attempt: Attempt, uri: S3Uri) -> str:
    path = staging.download_file(attempt.clients.s3, uri, attempt.scratch / "script" / Path(uri.key).name)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TaskFailed("InvalidField", f"{uri} is not UTF-8 text: {error.reason} at byte {error.start}") from error


def _prologue(task: Task) -> list[str]:
    """The statements before those of the script: the query group, and tables that are missing."""
    queue = task.activity.string("queue")
    found = [f"SET query_group TO {literal(queue)}"] if queue else []
    for node in task.references(task.activity, "output"):
        try:
            found += create_if_missing(node.string("createTableSql") or "")
        except ValueError as error:
            raise TaskFailed("InvalidField", f"createTableSql of {described(node)}: {error}") from error
    return found


def _failure(task: Task, script: SqlScript, ended: Mapping[str, Any]) -> str:
    """Which statement failed, why, and its text as the author wrote it."""
    reason = ended.get("Error") or f"the statement was {ended['Status']}"
    parts = ended.get("SubStatements", ())
    failed = next((index for index, part in enumerate(parts) if part.get("Status") == "FAILED"), None)
    if failed is None and len(script.shown) > 1:
        return f"{described(task.activity)}: {reason}"
    index = failed or 0
    where = f"statement {index + 1} of {len(script.shown)}: " if len(script.shown) > 1 else ""
    if failed is not None:
        reason = parts[index].get("Error") or reason
    return f"{described(task.activity)}: {where}{reason}\n{script.shown[index][:_SHOWN_CHARS]}"
