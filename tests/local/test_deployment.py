"""The physical names of a pipeline on the local cloud."""

from __future__ import annotations

import hashlib
from pathlib import Path

from penstock.environments import Connections, WarehouseSettings
from penstock.local.deployment import LocalDeployment
from penstock.steps.deployment import Deployment, WarehouseConnection

CONNECTIONS = Connections(
    warehouse=WarehouseSettings(cluster_id="dwh", database="analytics", username="etl", secret="penstock/dev/warehouse")
)


def test_names_are_made_from_the_pipelines(tmp_path: Path) -> None:
    """So that two pipelines of one cloud do not share their data."""
    deployment = LocalDeployment("click-stream", CONNECTIONS)
    assert deployment.region == "us-east-1"
    assert deployment.bucket == "click-stream-data"
    assert deployment.log_uri == "s3://click-stream-logs/pipelines"
    assert deployment.service_role == "click-stream-service"
    assert deployment.resource_role == "click-stream-resource"
    assert deployment.topic_name == "click-stream-alarms"
    assert deployment.alarm_topic_arn == "arn:aws:sns:us-east-1:123456789012:click-stream-alarms"
    assert deployment.buckets == ("click-stream-data", "click-stream-logs", "penstock-assets")


def test_the_secret_is_not_read() -> None:
    """The local warehouse asks for no password, so none is in the definition."""
    deployment: Deployment = LocalDeployment("visits", CONNECTIONS)
    assert deployment.warehouse == WarehouseConnection(
        "dwh", "analytics", "etl", "{{resolve:secretsmanager:not-checked-locally}}"
    )


def test_assets_are_named_by_their_content(tmp_path: Path) -> None:
    """The same content is one asset, whatever its file is called; a file that changes is another asset."""
    a, b, plain = tmp_path / "a.pig", tmp_path / "b.pig", tmp_path / "plain"
    for path in (a, b, plain):
        path.write_bytes(b"STORE;")
    digest = hashlib.sha256(b"STORE;").hexdigest()
    deployment = LocalDeployment("visits", CONNECTIONS)
    assert deployment.assets == {}
    assert deployment.asset_uri(a) == f"s3://penstock-assets/{digest}.pig"
    assert deployment.asset_uri(b) == f"s3://penstock-assets/{digest}.pig"
    assert deployment.asset_uri(plain) == f"s3://penstock-assets/{digest}"
    assert deployment.assets == {f"s3://penstock-assets/{digest}.pig": b, f"s3://penstock-assets/{digest}": plain}
    a.write_bytes(b"DUMP;")
    assert deployment.asset_uri(a) == f"s3://penstock-assets/{hashlib.sha256(b'DUMP;').hexdigest()}.pig"
    assert len(deployment.assets) == 3
