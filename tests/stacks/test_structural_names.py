"""Pipelines that are replaced where an update would be refused: stacks and `penstock diff` agree on their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.changes import Verdict, compare
from penstock.environments import Environment, WarehouseSettings
from penstock.sides.file import file_state
from penstock.specs.folder import load_folder
from stacks.assembly import add_stacks

pytestmark = pytest.mark.cdk

STEPS = """\
name: visits
schedule: {every: 1 day, start: first-activation}
replace_on_structural_change: true
steps:
  - {type: run-sql, name: count, command: SELECT 1}
"""
DEFINITION = """\
kind: definition
name: visits
replace_on_structural_change: true
objects:
  - {id: Default, schedule: {ref: S}, scheduleType: cron, role: r, resourceRole: rr}
  - {id: S, type: Schedule, period: 1 day, startAt: FIRST_ACTIVATION_DATE_TIME}
  - {id: box, type: Ec2Resource, terminateAfter: 1 hour}
  - {id: run, type: ShellCommandActivity, command: "true", runsOn: {ref: box}}
"""
ENVIRONMENT = Environment(
    region="eu-west-1",
    stack_suffix="",
    warehouse=WarehouseSettings(cluster_id="c", database="d", username="u", secret="s"),
    retain_data=False,
    log_retention_days=1,
)


def _name(folder: Path, text: str) -> str:
    """The name in the template of a spec; that of its side of a comparison is the same."""
    spec = folder / "visits.yaml"
    spec.write_text(text, encoding="utf-8")
    app = App(analytics_reporting=False)
    add_stacks(app, load_folder(folder, folder), ENVIRONMENT, folder)
    stack: Any = app.node.find_child("VisitsEtlStack")
    (pipeline,) = Template.from_stack(stack).find_resources("AWS::DataPipeline::Pipeline").values()
    name: str = pipeline["Properties"]["Name"]
    assert file_state(spec, folder, ENVIRONMENT).name == name
    return name


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        (STEPS, ("SELECT 1", "SELECT 2"), ("name: count", "name: sum")),
        (DEFINITION, ('"true"', "date"), ("1 day", "2 days")),
    ],
    ids=["steps", "definition"],
)
def test_names(tmp_path: Path, text: str, same: tuple[str, str], other: tuple[str, str]) -> None:
    """They change with what the service refuses to change, and with nothing else."""
    name = _name(tmp_path, text)
    assert name.startswith("visits-")
    assert _name(tmp_path, text.replace(*same)) == name
    assert _name(tmp_path, text.replace(*other)) not in {name, "visits"}
    assert _name(tmp_path, text.replace("replace_on_structural_change: true\n", "")) == "visits"


def test_what_a_change_does(tmp_path: Path) -> None:
    """`penstock diff` says that the pipeline is replaced, where it would say that the change is refused."""
    verdicts = {}
    for key in ("true", "false"):
        sides = []
        for name in ("count", "sum"):
            spec = tmp_path / f"{key}-{name}.yaml"
            changed = STEPS.replace("change: true", f"change: {key}").replace("name: count", f"name: {name}")
            spec.write_text(changed, encoding="utf-8")
            sides.append(file_state(spec, tmp_path, ENVIRONMENT))
        verdicts[key] = compare(*sides).verdict
    assert verdicts == {"true": Verdict.REPLACED, "false": Verdict.REFUSED}
