"""The real CDK CLI deploys the documentation's example of many types to a local cloud."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from etl_constructs.node import bundled_node

from penstock.cli.endpoint import make_client
from penstock.local.account import ACCOUNT, REGION
from penstock.local.cloud import LocalCloud

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]

APP = """
import json
from pathlib import Path
from etl_constructs.node import use_bundled_node
use_bundled_node()
from aws_cdk import App
from orders_stack import OrdersStack
app = App(context=json.loads(Path({context!r}).read_text())["context"], analytics_reporting=False)
OrdersStack(app, "Orders")
app.synth()
"""
USERS = {"warehouse": "etl", "shop": "shopkeeper", "reports": "reporter"}


def test_it_is_deployed_with_its_secrets_resolved(root: Path, tmp_path: Path) -> None:
    """The local service validates the definition, and CloudFormation fills in names, user names and passwords."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    (tmp_path / "app.py").write_text(APP.format(context=str(root / "cdk.json")))
    secrets = {f"penstock/dev/{name}": {"username": user} for name, user in USERS.items()}
    with LocalCloud(tmp_path / "cloud", seed_secrets=secrets) as cloud:
        cloud.load_cloudformation()
        path = os.pathsep.join(map(str, (root, root / "constructs", root / "docs/examples")))
        environment = {**os.environ, **cloud.environment(), "PYTHONPATH": path}
        for arguments in (
            ("bootstrap", f"aws://{ACCOUNT}/{REGION}"),
            ("deploy", "Orders", "--app", f"{sys.executable} app.py", "--require-approval", "never"),
        ):
            command = [bundled_node(), str(root / "node_modules/aws-cdk/bin/cdk"), *arguments]
            done = subprocess.run(
                command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
        found = _fields(make_client("datapipeline", cloud.environment()))
    assert len(found) == 18
    assert (found["Shop"]["username"], found["Reports"]["username"]) == ("shopkeeper", "reporter")
    assert not found["Shop"]["*password"].startswith("{{resolve:")
    assert found["CustomerTotals"]["tableName"].startswith("Orders-Totals")
    assert found["TableExists"]["tableName"] == found["CustomerTotals"]["tableName"]
    assert found["Summarise"]["scriptUri"].endswith(".q")
    assert found["Box"]["role"] == found["OrdersExist"]["role"]


def _fields(client: Any) -> dict[str, dict[str, str]]:
    """The fields of the one pipeline's objects, by their ids; of a repeated field, the last."""
    (pipeline,) = client.list_pipelines()["pipelineIdList"]
    objects = client.get_pipeline_definition(pipelineId=pipeline["id"])["pipelineObjects"]
    return {
        item["id"]: {field["key"]: field.get("stringValue", field.get("refValue")) for field in item["fields"]}
        for item in objects
    }
