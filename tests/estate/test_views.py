"""From the estate to what is drawn of it."""

from __future__ import annotations

from typing import Any

from penstock.definition.wire import WireDefinition
from penstock.estate.views import view_of
from penstock.rendering import Awaits, PipelineView, UsesTable


def test_a_pipeline(estate: Any) -> None:
    """Its waits, its success, and its tables."""
    steps = """\
    - type: wait-for-pipelines
      pipelines: [orders, {pipeline: visits, interval: "#{minusDays(@scheduledStartTime, 1)}"}]
      may_fail: [visits]
    - {type: upsert, name: fill, table: visits, source: web.visits}
    - {type: check-primary-key, name: check, table: visits}
    - {type: mark-success, name: done}
    """
    definition = WireDefinition(())
    assert view_of(estate(report=steps).pipelines["report"], definition) == PipelineView(
        "report",
        definition,
        "done",
        (
            Awaits("orders", "wait-for-pipelines"),
            Awaits("visits", "wait-for-pipelines", "#{minusDays(@scheduledStartTime, 1)}; may fail"),
        ),
        (
            UsesTable("visits", "visits", "fill", "writes"),
            UsesTable("web.visits", "web.visits", "fill", "reads"),
            UsesTable("visits", "visits", "check", "checks"),
        ),
    )
