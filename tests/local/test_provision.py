"""What `penstock run` makes before a pipeline is put: against moto's S3 and SNS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.environments import Connections, WarehouseSettings
from penstock.local.deployment import LocalDeployment
from penstock.local.provision import provision, provision_named

CONNECTIONS = Connections(warehouse=WarehouseSettings(cluster_id="c", database="d", username="u", secret="s"))


@pytest.fixture
def clients() -> Iterator[dict[str, Any]]:
    """Clients of an AWS that is empty."""
    with mock_aws():
        yield {name: boto3.client(name, region_name="us-east-1") for name in ("s3", "sns")}


@pytest.fixture
def deployment(tmp_path: Path) -> LocalDeployment:
    """The deployment of a pipeline with one asset."""
    made = LocalDeployment("visits", CONNECTIONS)
    script = tmp_path / "clean.pig"
    script.write_bytes(b"STORE;")
    made.asset_uri(script)
    return made


def _content(s3: Any, uri: str) -> bytes:
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    content: bytes = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    return content


def test_everything_that_the_definition_names_is_there(clients: dict[str, Any], deployment: LocalDeployment) -> None:
    """Buckets, the topic under its ARN, and assets under their URIs."""
    provision(deployment, **clients)
    buckets = {item["Name"] for item in clients["s3"].list_buckets()["Buckets"]}
    assert buckets == {"visits-data", "visits-logs", "penstock-assets"}
    (topic,) = clients["sns"].list_topics()["Topics"]
    assert topic["TopicArn"] == deployment.alarm_topic_arn
    (uri,) = deployment.assets
    assert _content(clients["s3"], uri) == b"STORE;"


def test_a_second_run_keeps_what_is_there(clients: dict[str, Any], deployment: LocalDeployment) -> None:
    """Data of an earlier run, and what is subscribed to the topic."""
    provision(deployment, **clients)
    clients["s3"].put_object(Bucket="visits-data", Key="logs/a", Body=b"1")
    arn = deployment.alarm_topic_arn
    clients["sns"].subscribe(TopicArn=arn, Protocol="email", Endpoint="somebody@example.com")
    provision(deployment, **clients)
    assert _content(clients["s3"], "s3://visits-data/logs/a") == b"1"
    assert len(clients["sns"].list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]) == 1


def test_pipelines_share_the_assets_only(clients: dict[str, Any], deployment: LocalDeployment) -> None:
    """One bucket for them, since they are named by content."""
    provision(deployment, **clients)
    provision(LocalDeployment("other", CONNECTIONS), **clients)
    buckets = {item["Name"] for item in clients["s3"].list_buckets()["Buckets"]}
    assert buckets == {"visits-data", "visits-logs", "other-data", "other-logs", "penstock-assets"}


def test_what_a_definition_names_itself_is_there(clients: dict[str, Any]) -> None:
    """Buckets of its URIs and topics of this account; expressions and other accounts name nothing here."""
    fields = (
        Field("directoryPath", "s3://my-data/#{@scheduledStartTime}/"),
        Field("step", "s3://jars.example/x.jar,s3://my-data"),
        Field("filePath", "s3://#{myBucket}/x"),
        Field("topicArn", "arn:aws:sns:us-east-1:123456789012:alarms"),
        Field("topicArn", "arn:aws:sns:us-east-1:111122223333:theirs"),
    )
    definition = WireDefinition((WireObject("a", "a", fields),), (), (("myBucket", "s3://given/x"),))

    for _ in range(2):
        provision_named(definition, **clients)

    buckets = {item["Name"] for item in clients["s3"].list_buckets()["Buckets"]}
    assert buckets == {"my-data", "jars.example", "given"}
    assert [item["TopicArn"] for item in clients["sns"].list_topics()["Topics"]] == [
        "arn:aws:sns:us-east-1:123456789012:alarms"
    ]
