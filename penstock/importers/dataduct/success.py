"""The marker that other pipelines wait for."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.importers.dataduct.model import NewStep
from penstock.importers.dataduct.resources import CLUSTER, MACHINE


def with_marker(steps: Sequence[NewStep]) -> list[NewStep]:
    """Add what the pipelines that wait for this one look for; it comes when all steps have finished."""
    index = next((number for number, step in enumerate(steps) if step.section == "teardown"), len(steps))
    above = steps[:index]
    if not above:
        return list(steps)
    acting = {step for step in above if step.acts}
    only_cluster = {step.on for step in acting} == {CLUSTER}
    marker = NewStep(
        "mark-success",
        {},
        above[-1].place,
        on=CLUSTER if only_cluster else MACHINE,
        waits=acting,
        name="mark-success",
    )
    marker.comments = ["other pipelines wait for this one"]
    for step in steps[index:]:
        step.waits.add(marker)
    return [*above, marker, *steps[index:]]
