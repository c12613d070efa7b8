"""emr-step: a step of EMR as the service takes it, a JAR and its arguments in one text."""

from __future__ import annotations

import re

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType

_COMMA = re.compile(r"(?<!\\),")


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Part the text at its commas; those of an argument have backslashes before them."""
    before, sources = context.sources_of(step)
    text = context.text(step.values, "step_string", required=True) or ""
    parts = [re.sub(r"\\+,", ",", part) for part in _COMMA.split(text)]
    keys = {"steps": [[part for part in parts if part]]}
    return [*before, NewStep("run-emr-step", keys, step.values.place, reads=sources, on="cluster")]


STEP = StepType("emr-step", "EMRJobStep", translate, reads=Reads.DATA, on_cluster=lambda _: True)
