"""emr-streaming: a mapper and a reducer that read and write lines."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.wire_format import null_of

FOLDER = "streaming"
_STREAMING_OPTIONS = frozenset(
    {"-partitioner", "-combiner", "-inputformat", "-outputformat", "-cmdenv", "-numReduceTasks"}
)
"""Options of Hadoop Streaming itself, which stand behind the generic ones; each has one value."""


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Run the two on the cluster."""
    values = step.values
    before, sources = context.read_one(step)
    values.text("mapper", required=True)
    keys: dict[str, Any] = {"mapper": context.file(values, "mapper", FOLDER) or ""}
    if values.has("reducer"):
        keys["reducer"] = context.file(values, "reducer", FOLDER) or ""
    options, arguments = _sorted(context.arguments(values, "hadoop_params"))
    keys |= {"options": options} if options else {}
    keys |= {"arguments": arguments} if arguments else {}
    context.output_path(step)
    if any(null_of(source) is not None for source in sources):
        context.changed(
            step,
            "mapper",
            f"{step.shown} reads \\N where it read NULL: so extracts write it, as COPY does",
            "look for it in the mapper",
        )
    return [
        *before,
        NewStep("run-hadoop-streaming", keys, values.place, reads=sources, writes=True, on="cluster"),
    ]


def _sorted(params: list[str]) -> tuple[list[str], list[str]]:
    """Part generic options of Hadoop from those of Hadoop Streaming."""
    options: list[str] = []
    arguments: list[str] = []
    behind = False
    for item in params:
        behind = behind or item in _STREAMING_OPTIONS
        (arguments if behind else options).append(item)
    return options, arguments


STEP = StepType(
    "emr-streaming",
    "EMRStreamingStep",
    translate,
    reads=Reads.DATA,
    writes=Writes.DATA,
    on_cluster=lambda _: True,
)
