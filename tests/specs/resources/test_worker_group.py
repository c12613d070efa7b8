"""worker-group: a place, not an object."""

from __future__ import annotations

from typing import Any

from penstock.compiler import compile_spec
from penstock.definition.cli_form import to_cli
from penstock.specs.resources import WorkerGroupSpec
from penstock.steps.context import WorkerGroup

SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
resources: {ours: {type: worker-group, worker_group: on-premises}}
steps:
  - {type: extract-from-s3, path: logs/}
  - {type: run-pig, script: pig/clean.pig}
  - {type: copy-into-redshift, table: visits}
"""


def test_a_place() -> None:
    """It has the name with which the machines poll."""
    spec = WorkerGroupSpec(type="worker-group", worker_group="on-premises")

    assert spec.compile("ours", str) == WorkerGroup("on-premises")


def test_activities_name_it(project: Any, deployment: Any) -> None:
    """And nothing is launched."""
    loaded = project.load(SPEC)
    objects = to_cli(compile_spec(loaded.spec, loaded.assets, deployment).to_wire())["objects"]

    found = {item["id"]: item for item in objects}
    assert found["run-pig"]["workerGroup"] == found["copy-into-redshift"]["workerGroup"] == "on-premises"
    assert not any("runsOn" in fields for fields in found.values())
    assert {item.get("type") for item in objects}.isdisjoint({"Ec2Resource", "EmrCluster"})
