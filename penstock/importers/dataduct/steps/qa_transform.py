"""qa-transform: a script whose exit code is the verdict."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes
from penstock.importers.dataduct.steps.transform import on_cluster, program_of


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Run it with the name of the test, as dataduct did; Penstock notes what it finds, and tells of it."""
    values = step.values
    if values.has("sns_topic_arn"):
        values.raw("sns_topic_arn")
        context.lost(
            step,
            "sns_topic_arn",
            f"{step.shown} gets no --sns_topic_arn; a failure is told to the topic of the pipeline's stack",
            "take the argument out of the script: exit code 0 is a pass, and any other a failure",
        )
    for key in ("no_output", "no_input"):
        values.flag(key)
    for key in ("output_node", "output_path"):
        if values.has(key):
            values.raw(key)
            context.lost(step, key, f"{step.shown} writes no data: {key} is left out", "write data in a run-shell step")
    keys: dict[str, Any] = program_of(step, context, [], [])
    arguments = [*context.arguments(values), f"--test_name={context.pipeline}.{step.name}"]
    if on_cluster(values):
        context.changed(step, "resource_type", f"{step.shown} runs on the machine, not on the cluster")
    return [NewStep("run-qa-script", {**keys, "arguments": arguments}, values.place, reads=())]


STEP = StepType("qa-transform", "QATransformStep", translate, writes=Writes.PHANTOM, on_cluster=on_cluster)
