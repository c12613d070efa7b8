"""What steps that write one folder have in common."""

from __future__ import annotations

import pytest

from penstock.steps import PENSTOCK
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.run_pig import RunPig

PLAIN = {"type": "run-pig", "name": "clean", "script": "pig/clean.pig", "runs_on": "cluster"}


@pytest.mark.parametrize(("said", "id_"), [({}, "clean.output"), ({"output": "cleaned"}, "cleaned")])
def test_the_output_has_an_id_and_a_prefix(said: dict[str, str], id_: str) -> None:
    """Of the step's name, or of the spec's choice."""
    step = RunPig.model_validate({**PLAIN, **said})

    assert (step.output_id, step.staging_prefix) == (id_, f"{id_}/")


def test_all_of_them_write() -> None:
    """So that the next step may read it."""
    found = [step for step in PENSTOCK.all() if issubclass(step, WritingStep)]

    assert len(found) > 5
    assert all(step.WRITES and "output" in step.model_fields for step in found)
