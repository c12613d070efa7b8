"""A stack of steps that load and extract tables: what is only known when it is deployed stands in their SQL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.environments import read_environment
from penstock.specs.loader import load_spec
from stacks.etl_stack import EtlStack

pytestmark = pytest.mark.cdk

SPEC = """\
name: sessions
schedule: on-demand
steps:
  - {type: extract-from-s3, name: web, path: web/}
  - {type: extract-from-redshift, name: app, table: app.sessions}
  - {type: create-and-load-table, name: load, table: sessions, input: [web, app], mode: append}
  - {type: load-reload-primary-key, name: all, staging: staging.sessions, production: sessions}
  - {type: create-and-update-table, name: update, table: sessions, command: DELETE FROM sessions WHERE a < 0}
"""
ROLE = "arn:aws:iam::111122223333:role/warehouse"


@pytest.fixture(scope="module")
def fields(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The fields of the pipeline's objects, by id and key, as the template has them."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "assets" / "tables").mkdir(parents=True)
    for name in ("sessions", "staging.sessions"):
        text = f"CREATE TABLE {name} (a INT PRIMARY KEY)"
        (folder / "assets" / "tables" / f"{name}.sql").write_text(text, encoding="utf-8")
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    context = json.loads((root / "cdk.json").read_text())["context"]
    environment = read_environment(context["environments"], "dev")
    warehouse = environment.warehouse.model_copy(update={"iam_role": ROLE})
    environment = environment.model_copy(update={"warehouse": warehouse})
    stack = EtlStack(App(context=context), load_spec(folder / "spec.yaml", folder / "assets"), environment)
    (pipeline,) = Template.from_stack(stack).find_resources("AWS::DataPipeline::Pipeline").values()
    return {
        item["Id"]: {field["Key"]: field.get("StringValue", field.get("RefValue")) for field in item["Fields"]}
        for item in pipeline["Properties"]["PipelineObjects"]
    }


def test_copy_and_unload_use_the_role_of_the_environment(fields: dict[str, dict[str, Any]]) -> None:
    """An ARN, in SQL that waits for nothing else of the deployment."""
    assert f"\nIAM_ROLE '{ROLE}'\n" in fields["app"]["script"]
    assert f"\nFROM '#{{input.directoryPath}}'\nIAM_ROLE '{ROLE}'\n" in fields["all.load"]["script"]


def test_paths_of_several_inputs_are_resolved(fields: dict[str, dict[str, Any]]) -> None:
    """The bucket's name is one that the template knows."""
    parts = fields["load"]["script"]["Fn::Join"][1]
    texts = [part for part in parts if isinstance(part, str)]
    assert [part for part in parts if not isinstance(part, str)] == [{"Ref": "StorageData6BB23F4E"}] * 2
    assert any(text.startswith(f"/web/'\nIAM_ROLE '{ROLE}'\nMAXERROR") for text in texts)
    assert any(
        text.startswith("/app.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/'\n") for text in texts
    )


def test_parts_wait_for_each_other(fields: dict[str, dict[str, Any]]) -> None:
    """The last one has the step's name."""
    assert {name: fields[name].get("dependsOn") for name in ("load", "all.load", "all.reload", "all", "update")} == {
        "load": None,
        "all.load": "load",
        "all.reload": "all.load",
        "all": "all.reload",
        "update": "all",
    }
