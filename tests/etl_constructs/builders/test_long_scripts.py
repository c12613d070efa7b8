"""Scripts too long for a definition, in the CDK."""

from __future__ import annotations

from pathlib import Path

import pytest
from aws_cdk import App, Stack
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.builders import shell_command_activity
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from etl_constructs.stack_deployment import StackDeployment

from penstock.environments import Connections, WarehouseSettings
from penstock.objects import Ec2Resource


@pytest.mark.cdk
def test_the_cdk_keeps_a_copy(tmp_path: Path) -> None:
    """Published with the stack, after the process that wrote the file is gone."""
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    stack = Stack(app, "S")
    made = StackDeployment(
        stack,
        "Deployment",
        storage=EtlStorage(stack, "Storage", retain_data=False, log_retention_days=1),
        roles=PipelineRoles(stack, "Roles"),
        alarms=AlarmTopic(stack, "Alarms"),
        connections=Connections(
            warehouse=WarehouseSettings(
                cluster_id="dwh", database="analytics", username="etl", secret="penstock/dev/warehouse"
            )
        ),
        pipeline="visits",
    )
    text = "true\n" * 3_000
    activity = shell_command_activity("a", deployment=made, script=text, runs_on=Ec2Resource("box"))
    assert activity.command is None
    app.synth()
    (asset,) = (tmp_path / "cdk.out").glob("asset.*.sh")
    assert asset.read_text() == text
