"""LocalDeployment: answers a definition's questions with physical names of the local cloud."""

from __future__ import annotations

import hashlib
from pathlib import Path

from penstock.environments import WarehouseSettings
from penstock.local.account import ACCOUNT, REGION
from penstock.steps.deployment import WarehouseConnection

ASSET_BUCKET = "penstock-assets"
UNCHECKED_PASSWORD = "{{resolve:secretsmanager:not-checked-locally}}"  # noqa: S105 - the warehouse asks for none


class LocalDeployment:
    """A Deployment for `penstock run`.

    Attributes:
        buckets: every bucket that must exist before the pipeline runs.
        assets: the files to upload, URI -> local path, gathered while a spec is compiled.
        topic_name: the SNS topic that must exist.
    """

    def __init__(self, pipeline: str, warehouse: WarehouseSettings) -> None:
        """Choose names for the pipeline of that name."""
        self.bucket = f"{pipeline}-data"
        self.log_uri = f"s3://{pipeline}-logs/pipelines"
        self.service_role = f"{pipeline}-service"
        self.resource_role = f"{pipeline}-resource"
        self.topic_name = f"{pipeline}-alarms"
        self.alarm_topic_arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{self.topic_name}"
        self.warehouse = WarehouseConnection(
            warehouse.cluster_id, warehouse.database, warehouse.username, UNCHECKED_PASSWORD
        )
        self.buckets = (self.bucket, f"{pipeline}-logs", ASSET_BUCKET)
        self.assets: dict[str, Path] = {}

    def asset_uri(self, path: Path) -> str:
        """Name the file by its content, as the CDK does."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        uri = f"s3://{ASSET_BUCKET}/{digest}{path.suffix}"
        self.assets[uri] = path
        return uri
