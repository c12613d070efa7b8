"""No shell command runs for ever: after two hours an attempt has failed."""

from __future__ import annotations

from dataclasses import replace

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Period, PipelineObject, ShellCommandActivity


def after_compile(definition: PipelineDefinition) -> PipelineDefinition:
    """Give a timeout to every ShellCommandActivity that has none."""
    return replace(definition, objects=tuple(map(_with_timeout, definition.objects)))


def _with_timeout(item: PipelineObject) -> PipelineObject:
    if isinstance(item, ShellCommandActivity) and item.attempt_timeout is None:
        return item.replace(attempt_timeout=Period(2, "hours"))
    return item
