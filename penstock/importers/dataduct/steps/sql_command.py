"""sql-command: SQL in the warehouse."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType

FOLDER = "sql"


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Run it, in a transaction unless it is said not to be in one."""
    values = step.values
    key = values.one_of("command", "script")
    keys: dict[str, Any] = (
        {"script": context.file(values, "script", FOLDER) or ""}
        if key == "script"
        else {"command": context.text(values, "command") or ""}
    )
    arguments = context.arguments(values)
    keys |= {"arguments": arguments} if arguments else {}
    queue = values.text("queue")
    keys |= {"queue": queue} if queue else {}
    keys |= {} if values.flag("wrap_transaction", default=True) else {"transaction": False}
    return [NewStep("run-sql", keys, values.place)]


STEP = StepType("sql-command", "SqlCommandStep", translate)
