"""The whole local cloud, in this process and its worker's."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from penstock.local.cloud import LocalCloud
from penstock.local.endpoint.kept_objects import NAME as OBJECTS
from penstock.local.endpoint.state_lock import CONTENT, StateInUseError
from tests.eventually import eventually

pytestmark = pytest.mark.cloud


def _client(cloud: LocalCloud, service: str) -> Any:
    """Client."""
    variables = cloud.environment()
    return boto3.client(
        service,
        endpoint_url=variables["AWS_ENDPOINT_URL"],
        region_name=variables["AWS_REGION"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
        config=Config(s3={"addressing_style": "path"}),
    )


def _shell_pipeline(client: Any, command: str) -> str:
    """An on-demand pipeline of one shell command, activated."""
    pipeline_id = client.create_pipeline(name="shell", uniqueId=command)["pipelineId"]
    fields = {
        "Default": {"scheduleType": "ondemand", "failureAndRerunMode": "CASCADE"},
        "Run": {"type": "ShellCommandActivity", "command": command, "workerGroup": "penstock.local"},
    }
    objects = [
        {"id": name, "name": name, "fields": [{"key": key, "stringValue": value} for key, value in pairs.items()]}
        for name, pairs in fields.items()
    ]
    answer = client.put_pipeline_definition(pipelineId=pipeline_id, pipelineObjects=objects)
    assert not answer["errored"], answer
    client.activate_pipeline(pipelineId=pipeline_id)
    return pipeline_id


def _statuses(client: Any, pipeline_id: str, sphere: str) -> list[str]:
    """Statuses."""
    ids = client.query_objects(pipelineId=pipeline_id, sphere=sphere)["ids"]
    if not ids:
        return []
    found = client.describe_objects(pipelineId=pipeline_id, objectIds=ids)["pipelineObjects"]
    return [field["stringValue"] for item in found for field in item["fields"] if field["key"] == "@status"]


def test_serves_all_services_and_starts_empty_each_time(tmp_path: Path) -> None:
    """Serves all services and starts empty each time."""
    for _ in range(2):
        with LocalCloud(tmp_path, seed_secrets={"dev/warehouse": {"username": "etl"}}, with_worker=False) as cloud:
            _client(cloud, "s3").create_bucket(Bucket="lake")
            data_pipeline = _client(cloud, "datapipeline")
            assert data_pipeline.list_pipelines()["pipelineIdList"] == []
            data_pipeline.create_pipeline(name="clicks", uniqueId="1")
            redshift = _client(cloud, "redshift-data")
            statement = redshift.execute_statement(
                Sql="CREATE TABLE visits (n INT)", ClusterIdentifier="w", Database="dev", DbUser="etl"
            )
            status = eventually(
                lambda client=redshift, found=statement["Id"]: (
                    status
                    if (status := client.describe_statement(Id=found)["Status"]) in {"FINISHED", "FAILED"}
                    else None
                )
            )
            assert status == "FINISHED"


def test_starts_empty_where_another_version_was_killed(tmp_path: Path) -> None:
    """It cannot go on with tables that it does not know, and says nothing of what they held."""
    folder = tmp_path / CONTENT
    (folder / "s3").mkdir(parents=True)
    (folder / OBJECTS).touch()
    with contextlib.closing(sqlite3.connect(folder / "pipelines.sqlite")) as connection:
        connection.executescript("CREATE TABLE pipelines (other TEXT); PRAGMA user_version = 99;")
    with LocalCloud(tmp_path, with_worker=False) as cloud:
        assert _client(cloud, "datapipeline").list_pipelines()["pipelineIdList"] == []
    assert not folder.exists()


def test_seeds_secrets_with_a_random_password(tmp_path: Path) -> None:
    """Seeds secrets with a random password."""
    with LocalCloud(tmp_path, seed_secrets={"dev/w": {"username": "etl"}, "prod/w": {}}, with_worker=False) as cloud:
        client = _client(cloud, "secretsmanager")
        values = [json.loads(client.get_secret_value(SecretId=name)["SecretString"]) for name in ("dev/w", "prod/w")]

    assert (values[0]["username"], sorted(values[1])) == ("etl", ["password"])
    assert len({value["password"] for value in values}) == 2
    assert min(len(value["password"]) for value in values) >= 32


def test_a_stack_reaches_the_data_pipeline_service(tmp_path: Path) -> None:
    """A stack reaches the data pipeline service."""
    objects = [{"Id": "Default", "Name": "Default", "Fields": [{"Key": "scheduleType", "StringValue": "ondemand"}]}]
    properties = {"Name": "clicks", "Activate": False, "PipelineObjects": objects}
    template = {"Resources": {"P": {"Type": "AWS::DataPipeline::Pipeline", "Properties": properties}}}

    with LocalCloud(tmp_path, with_worker=False) as cloud:
        cloud.load_cloudformation()
        _client(cloud, "cloudformation").create_stack(StackName="S", TemplateBody=json.dumps(template))
        (pipeline,) = _client(cloud, "datapipeline").list_pipelines()["pipelineIdList"]
        definition = _client(cloud, "datapipeline").get_pipeline_definition(pipelineId=pipeline["id"])

    assert pipeline["name"] == "clicks"
    assert definition["pipelineObjects"] == [
        {"id": "Default", "name": "Default", "fields": [{"key": "scheduleType", "stringValue": "ondemand"}]}
    ]


def test_work_goes_on_with_another_worker_when_one_is_killed(tmp_path: Path) -> None:
    """Work goes on with another worker when one is killed."""
    flag = tmp_path / "flag"
    with LocalCloud(tmp_path / "state", with_worker=False) as cloud:
        client = _client(cloud, "datapipeline")
        first = cloud.start_worker()
        # The first attempt hangs, the second finds the flag.
        pipeline_id = _shell_pipeline(client, f"test -e {flag} || {{ touch {flag}; sleep 600; }}")
        eventually(flag.exists)

        first.kill()
        first.wait()
        cloud.start_worker()

        eventually(lambda: "FINISHED" in _statuses(client, pipeline_id, "INSTANCE"))
        assert len(_statuses(client, pipeline_id, "ATTEMPT")) >= 2


def test_the_worker_ends_with_the_cloud(tmp_path: Path) -> None:
    """The worker ends with the cloud."""
    cloud = LocalCloud(tmp_path, with_worker=False)
    cloud.start()
    worker = cloud.start_worker()

    begun = time.monotonic()
    cloud.stop()
    cloud.stop()

    assert worker.poll() is not None
    assert time.monotonic() - begun < 30


def test_fails_when_the_state_folder_is_in_use(tmp_path: Path) -> None:
    """Fails when the state folder is in use."""
    with LocalCloud(tmp_path, with_worker=False), pytest.raises(StateInUseError, match="use another folder"):
        LocalCloud(tmp_path, with_worker=False).start()


def test_a_start_on_a_taken_port_leaves_nothing_behind(tmp_path: Path) -> None:
    """A start on a taken port leaves nothing behind."""
    with LocalCloud(tmp_path / "one", with_worker=False) as cloud:
        failing = LocalCloud(tmp_path / "two", port=cloud.port, with_worker=False)
        with pytest.raises(OSError, match="Address already in use"):
            failing.start()

    with LocalCloud(tmp_path / "two", with_worker=False):
        pass


def test_has_no_address_before_the_start(tmp_path: Path) -> None:
    """Has no address before the start."""
    with pytest.raises(RuntimeError, match="not been started"):
        _ = LocalCloud(tmp_path).url
