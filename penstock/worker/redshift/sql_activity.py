"""SqlActivity in Redshift: a script through the Redshift Data API, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.redshift.connection import warehouse_of
from penstock.worker.redshift.earlier_loads import already_loaded, client_token, statement_name
from penstock.worker.redshift.sql_script import SqlScript, sql_script
from penstock.worker.redshift.statement_text import create_if_missing, literal
from penstock.worker.sql_text import SHOWN_CHARS, SqlText
from penstock.worker.task import Task, described


def run_in_redshift(attempt: Attempt, written: SqlText, database: WireObject) -> None:
    """Run a script in a RedshiftDatabase, unless an earlier attempt turns out to have committed it.

    All statements are one transaction, unless the script ends it itself. Tables of the outputs are created first where
    they are missing, as the guide says.

    Raises:
        TaskFailed: the objects ask for what cannot be done, or the warehouse refuses.
        TaskCancelled: it was stopped, and the statements with it.
    """
    task = attempt.task
    warehouse = warehouse_of(attempt, database)
    script = _script(task, written)
    if not script.sqls:
        attempt.log.write("there is nothing between BEGIN and COMMIT")
        return
    if already_loaded(attempt, warehouse):
        attempt.log.write("an earlier attempt has committed this; nothing is left to do")
        return
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


def _script(task: Task, written: SqlText) -> SqlScript:
    try:
        return sql_script(written.text, task.activity.strings("scriptArgument"), prologue=_prologue(task))
    except ValueError as error:
        raise TaskFailed("InvalidField", f"{written.key} of {described(task.activity)}: {error}") from error


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
    return f"{described(task.activity)}: {where}{reason}\n{script.shown[index][:SHOWN_CHARS]}"
