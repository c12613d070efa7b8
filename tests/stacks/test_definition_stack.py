"""The stack of a spec of kind definition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.definition.cloudformation_form import from_cloudformation
from penstock.environments import Environment, WarehouseSettings
from penstock.specs.folder import load_folder
from stacks.assembly import add_stacks

pytestmark = pytest.mark.cdk

SPEC = """\
kind: definition
name: nightly-copy
description: Copies at night
tags: {team: data}
activate: false
objects:
  - {id: Default, schedule: {ref: S}, scheduleType: cron, role: r, resourceRole: rr}
  - {id: S, type: Schedule, period: 1 day, startAt: FIRST_ACTIVATION_DATE_TIME}
  - {id: box, type: Ec2Resource, terminateAfter: 1 hour}
  - {id: run, type: ShellCommandActivity, command: "#{myCommand}", runsOn: {ref: box}}
parameters: [{id: myCommand, type: String}]
values: {myCommand: "true"}
"""


@pytest.fixture
def environment() -> Environment:
    """One that names nothing."""
    return Environment(
        region="eu-west-1",
        stack_suffix="-dev",
        warehouse=WarehouseSettings(cluster_id="c", database="d", username="u", secret="s"),
        retain_data=False,
        log_retention_days=1,
    )


def _add(folder: Path, environment: Environment, text: str) -> tuple[App, Any]:
    (folder / "spec.yaml").write_text(text, encoding="utf-8")
    app = App(analytics_reporting=False)
    return app, add_stacks(app, load_folder(folder, folder), environment)


def test_the_pipeline_and_nothing_else(tmp_path: Path, environment: Environment) -> None:
    """With the very objects of the spec."""
    app, findings = _add(tmp_path, environment, SPEC)

    assert findings == ()
    stack: Any = app.node.find_child("NightlyCopyEtlStack")
    assert stack.stack_name == "NightlyCopyEtlStack-dev"
    template = Template.from_stack(stack).to_json()
    assert {item["Type"] for item in template["Resources"].values()} == {"AWS::DataPipeline::Pipeline"}
    (resource,) = template["Resources"].values()
    properties = resource["Properties"]
    (loaded,) = load_folder(tmp_path, tmp_path).specs
    assert from_cloudformation(properties) == loaded.definition.wire  # type: ignore[union-attr]
    assert {key: properties[key] for key in ("Name", "Description", "Activate", "PipelineTags")} == {
        "Name": "nightly-copy",
        "Description": "Copies at night",
        "Activate": False,
        "PipelineTags": [{"Key": "team", "Value": "data"}],
    }
    assert json.dumps(template).count("ServiceRole") == 0


def test_fails_before_synth_on_what_the_service_refuses(tmp_path: Path, environment: Environment) -> None:
    """And makes no stack."""
    app, findings = _add(tmp_path, environment, SPEC.replace("{ref: box}", "{ref: bax}"))

    assert [(item.id, item.location.line) for item in findings] == [("PS403", 10)]
    assert app.node.try_find_child("NightlyCopyEtlStack") is None


def test_warns_of_what_its_region_does_not_have(tmp_path: Path, environment: Environment) -> None:
    """And the pipeline knows it, for CDK's report."""
    app, findings = _add(tmp_path, environment.model_copy(update={"region": "eu-central-1"}), SPEC)

    assert [item.id for item in findings] == ["PS428"]
    stack: Any = app.node.find_child("NightlyCopyEtlStack")
    assert [item.id for item in stack.pipeline.findings] == ["PS428"]
