"""What the checks of dataduct have in common."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep
from penstock.importers.dataduct.steps.transform import SCRIPTS
from penstock.importers.dataduct.table_options import results_in_the_warehouse

DEFAULT_TOLERANCE = 1
"""In percent."""


def on_failure(context: Context) -> dict[str, str]:
    """The key `on_failure`: with a topic for warnings dataduct sent a message, and the step succeeded."""
    return {"on_failure": "warn"} if context.config.alerts_only() else {}


def tolerance(step: DuctStep) -> dict[str, float]:
    """The key `tolerance`, in percent."""
    value = step.values.number("tolerance")
    number = DEFAULT_TOLERANCE if value is None else value
    return {"tolerance": int(number) if number == int(number) else number}


def own_program(step: DuctStep, context: Context) -> list[NewStep] | None:
    """The step with a program of the user's in place of dataduct's own; None where there is none."""
    values = step.values
    results_in_the_warehouse(step, context)
    if not values.has("script", "command"):
        _tell_of_arguments(step, context)
        return None
    key = values.one_of("script", "command")
    keys: dict[str, Any] = (
        {"script": context.file(values, "script", SCRIPTS) or ""}
        if key == "script"
        else {"command": context.text(values, "command") or ""}
    )
    arguments = context.arguments(values)
    keys |= {"arguments": arguments} if arguments else {}
    context.changed(
        step,
        key or "step_type",
        f"the program of {step.shown} gets its script_arguments only, not those that dataduct added",
        "write into `arguments` what it needs: the queries, the table, the tolerance",
    )
    return [NewStep("run-qa-script", {**keys, **on_failure(context)}, values.place, reads=())]


def _tell_of_arguments(step: DuctStep, context: Context) -> None:
    for item in context.arguments(step.values):
        what = "the folder of its results" if item.startswith("--path_suffix") else "an argument of dataduct's program"
        context.lost(
            step,
            "script_arguments",
            f"'{item}', {what}, is left out of {step.shown}",
            "nothing: results are rows of penstock_checks, with the pipeline, the step and the interval",
        )
