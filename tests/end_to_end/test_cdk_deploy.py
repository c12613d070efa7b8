"""The real CDK CLI against the local cloud: what it deploys is what `penstock run` runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Deployed, Project

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]

STACK = "ClickstreamEtlStack"


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


def test_the_coursera_story_is_deployed(deployed: Deployed) -> None:
    """The stack of the pipeline that waits brings those of the ones that it waits for, each with its pipeline."""
    secrets = deployed.project.client("secretsmanager")
    for name in ("maestro", "courses"):
        secrets.create_secret(Name=f"penstock/dev/{name}", SecretString='{"password": "secret of a database"}')

    done = deployed.deploy("EngagementEtlStack")

    assert done.returncode == 0, done.stdout + done.stderr
    service = deployed.project.client("datapipeline")
    names = ("engagement", "event-logs", "forums", "instructors", "lecture-views")
    found = service.list_pipelines()["pipelineIdList"]
    ids = {item["name"]: item["id"] for item in found if not item["name"].startswith("click")}
    assert tuple(sorted(ids)) == names
    objects = {item["id"] for item in service.get_pipeline_definition(pipelineId=ids["instructors"])["pipelineObjects"]}
    assert {"extract-from-rds", "load-into-staging-table", "reload-prod-table", "mark-success"} <= objects
