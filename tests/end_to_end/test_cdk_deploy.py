"""The real CDK CLI against the local cloud: what it deploys is what `penstock run` runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from etl_constructs.node import bundled_node

from penstock.client.runs import find_pipeline

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Project

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]

STACK = "ClickstreamEtlStack"


class Deployed:
    """A project whose stack has been deployed by the CDK CLI."""

    def __init__(self, project: Project, root: Path) -> None:
        self.project = project
        self._cli = [bundled_node(), str(root / "node_modules/aws-cdk/bin/cdk")]
        self._app = f"{sys.executable} {project.root / 'app.py'}"
        (project.root / "app.py").write_text((root / "app.py").read_text())
        self.environment = {**os.environ, **project.cloud.environment(), "CDK_VALIDATION": "false"}

    def cdk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the CDK CLI on the project's app."""
        return subprocess.run(
            [*self._cli, *arguments, "--app", self._app],
            cwd=self.project.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def deploy(self) -> subprocess.CompletedProcess[str]:
        """Deploy the stack without asking."""
        return self.cdk("deploy", STACK, "--require-approval", "never")

    def pipelines(self) -> list[str]:
        """Ids of all pipelines on the local cloud."""
        return [item["id"] for item in self.project.client("datapipeline").list_pipelines()["pipelineIdList"]]


@pytest.fixture
def deployed(project: Project, root: Path) -> Deployed:
    """Bootstrapped and deployed."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    deployed = Deployed(project, root)
    for done in (deployed.cdk("bootstrap", "aws://123456789012/us-east-1"), deployed.deploy()):
        assert done.returncode == 0, done.stdout + done.stderr
    return deployed


# What differs by design: buckets, roles, topic, hashes, and the password, which nobody checks locally.
PHYSICAL = (
    (re.compile(r"s3://(clickstreametlstack-storagedata\w*-\w+|clickstream-data)/"), "s3://DATA/"),
    (re.compile(r"s3://(clickstreametlstack-storagelogs\w*-\w+|clickstream-logs)/"), "s3://LOGS/"),
    (re.compile(r"s3://(cdk-hnb659fds-assets-\d+-us-east-1|penstock-assets)/[0-9a-f]{64}"), "s3://ASSETS/HASH"),
    (re.compile(r"arn:aws:sns:us-east-1:123456789012:(ClickstreamEtlStack-[\w-]+|clickstream-alarms)"), "TOPIC"),
    (re.compile(r"ClickstreamEtlStack-RolesServiceRole[\w-]+|clickstream-service"), "SERVICE"),
    (re.compile(r"ClickstreamEtlStack-RolesResourceRole[\w-]+|clickstream-resource"), "RESOURCE"),
)


def _without_physical_names(objects: list[dict[str, Any]]) -> Any:
    text = json.dumps([{**item, "fields": _without_password(item["fields"])} for item in objects])
    for pattern, name in PHYSICAL:
        text = pattern.sub(name, text)
    return {item["id"]: item for item in json.loads(text)}


def _without_password(fields: list[dict[str, str]]) -> list[dict[str, str]]:
    return [field for field in fields if field["key"] != "*password"]


def _script(project: Project, objects: list[dict[str, Any]]) -> bytes:
    """What lies behind the script's URI: its name is a hash, which the CDK makes in another way."""
    fields = next(item["fields"] for item in objects if item["id"] == "logsProcess-ExtractTransform")
    uri = next(field["stringValue"] for field in fields if field["key"] == "scriptUri")
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    body: bytes = project.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    return body


def test_what_is_deployed_is_what_is_run(deployed: Deployed) -> None:
    """Read back with boto3 and with the AWS CLI, and compared with what `penstock run` puts."""
    project = deployed.project
    client = project.client("datapipeline")
    (deployed_id,) = deployed.pipelines()
    from_boto3 = client.get_pipeline_definition(pipelineId=deployed_id)["pipelineObjects"]

    command = [str(Path(sys.executable).with_name("aws")), "datapipeline", "get-pipeline-definition"]
    done = subprocess.run(
        [*command, "--pipeline-id", deployed_id], env=deployed.environment, capture_output=True, text=True, check=True
    )
    from_cli = {item["id"]: item for item in json.loads(done.stdout)["objects"]}
    assert from_cli.keys() == {item["id"] for item in from_boto3}
    assert from_cli["logsProcess-ExtractTransform"]["input"] == {"ref": "weblogs-bucket"}
    assert from_cli["LoadToRedshift"]["commandOptions"] == ["DELIMITER '\\001'", "TRUNCATECOLUMNS"]

    project.run("run", "etl_specs/clickstream.yaml", "--timeout", "0")
    (run_id,) = (item for item in deployed.pipelines() if item != deployed_id)
    from_run = client.get_pipeline_definition(pipelineId=run_id)["pipelineObjects"]
    assert _without_physical_names(from_boto3) == _without_physical_names(from_run)
    script = (project.root / "assets/pig/parse_weblogs.pig").read_bytes()
    assert [_script(project, objects) for objects in (from_boto3, from_run)] == [script, script]


def test_the_secret_is_resolved_and_not_shown(deployed: Deployed) -> None:
    """CloudFormation reads the password; the template and the stack's events do not have it."""
    project = deployed.project
    secret = project.client("secretsmanager").get_secret_value(SecretId="penstock/dev/warehouse")
    password = json.loads(secret["SecretString"])["password"]
    cloudformation = project.client("cloudformation")
    shown = [
        cloudformation.get_template(StackName=STACK),
        cloudformation.describe_stack_events(StackName=STACK),
        (project.root / ".penstock/local.log").read_text(),
    ]
    assert password not in str(shown)
    assert "{{resolve:secretsmanager:" in str(shown[0])


def test_deploy_again_change_and_destroy(deployed: Deployed) -> None:
    """No change does nothing, a value changes in place, a refused change leaves the old pipeline; then all goes."""
    project = deployed.project
    client = project.client("datapipeline")
    (pipeline_id,) = deployed.pipelines()
    again = deployed.deploy()
    assert again.returncode == 0
    assert "no changes" in again.stdout + again.stderr

    project.edit("etl_specs/clickstream.yaml", "late_after: 2 hours", "late_after: 3 hours")
    diff = deployed.cdk("diff", STACK)
    assert "3 hours" in diff.stdout + diff.stderr
    changed = deployed.deploy()
    assert changed.returncode == 0, changed.stdout + changed.stderr
    assert deployed.pipelines() == [pipeline_id]
    assert "3 hours" in str(client.get_pipeline_definition(pipelineId=pipeline_id))
    told = project.run("diff", str(project.spec), "--against", "clickstream")
    assert told.returncode == 0, told.stderr
    assert "\nno changes\n" in told.stdout

    project.edit("etl_specs/clickstream.yaml", "every: 1 day", "every: 2 days")
    told = project.run("diff", str(project.spec), "--against", pipeline_id)
    assert told.returncode == 1
    assert "refused: 1 of 1 change" in told.stdout
    refused = deployed.deploy()
    assert refused.returncode != 0
    assert "period" in refused.stdout + refused.stderr
    assert deployed.pipelines() == [pipeline_id]
    assert "2 days" not in str(client.get_pipeline_definition(pipelineId=pipeline_id))

    destroyed = deployed.cdk("destroy", STACK, "--force")
    assert destroyed.returncode == 0, destroyed.stdout + destroyed.stderr
    assert find_pipeline(client, "clickstream") is None
