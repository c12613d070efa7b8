"""From the estate to what is drawn of it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import WireDefinition
from penstock.estate.model import Pipeline
from penstock.rendering import Awaits, PipelineView, UsesTable


def view_of(pipeline: Pipeline, definition: WireDefinition) -> PipelineView:
    """A pipeline and what it compiles to, among others."""
    awaits = tuple(
        Awaits(
            wait.pipeline,
            wait.step,
            "; ".join(text for text in (wait.interval, "may fail" if wait.may_fail else "") if text),
        )
        for wait in pipeline.waits
    )
    return PipelineView(pipeline.name, definition, pipeline.success, awaits, tuple(_tables(pipeline)))


def _tables(pipeline: Pipeline) -> Iterator[UsesTable]:
    yield from (UsesTable(use.table, use.key, use.step, "writes") for use in pipeline.written)
    yield from (UsesTable(use.table, use.key, use.step, "reads") for use in pipeline.read)
    yield from (UsesTable(use.table, use.key, use.step, "checks") for use in pipeline.checked)
