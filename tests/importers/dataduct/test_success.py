"""The marker that others wait for."""

from __future__ import annotations

from penstock.specs.document import read_document
from tests.importers.dataduct.conftest import Duct

WAITS = "name: late\nsteps:\n  - {step_type: pipeline-dependencies, dependent_pipelines: [early]}\n"
EARLY = """\
name: early
steps:
  - {step_type: emr-step, step_string: a.jar}
teardown: {step_type: transform, command: date, resource_type: emr, no_output: true}
"""


def test_it_comes_after_all_steps_and_before_the_teardown(duct: Duct) -> None:
    """Without a machine, where there is only a cluster."""
    path = duct.folder / "spec.yaml"
    path.write_text(duct.imported(WAITS, EARLY).specs[1].text, encoding="utf-8")
    spec = read_document(path).value

    assert [step["type"] for step in spec["steps"]] == ["run-emr-step", "mark-success"]
    assert spec["teardown"] == [{"type": "run-shell", "command": "date"}]
    assert list(spec["resources"]) == ["cluster"]
