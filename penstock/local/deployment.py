"""LocalDeployment: answers a definition's questions with physical names of the local cloud."""

from __future__ import annotations

import hashlib
from pathlib import Path

from penstock.environments import Connections
from penstock.local.account import ACCOUNT, REGION

ASSET_BUCKET = "penstock-assets"
UNCHECKED_PASSWORD = "{{resolve:secretsmanager:not-checked-locally}}"  # noqa: S105 - the warehouse asks for none


class LocalDeployment:
    """A Deployment for `penstock run`.

    Attributes:
        buckets: every bucket that must exist before the pipeline runs.
        assets: the files to upload, URI -> local path, gathered while a spec is compiled.
        topic_name: the SNS topic that must exist.
    """

    def __init__(self, pipeline: str, connections: Connections) -> None:
        """Choose names for the pipeline of that name."""
        self.region = REGION
        self.bucket = self.pipeline_bucket(pipeline)
        self.log_uri = f"s3://{pipeline}-logs/pipelines"
        self.service_role = f"{pipeline}-service"
        self.resource_role = f"{pipeline}-resource"
        self.topic_name = f"{pipeline}-alarms"
        self.alarm_topic_arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{self.topic_name}"
        self.warehouse = connections.warehouse.connection(UNCHECKED_PASSWORD)
        self.databases = {
            name: database.connection(UNCHECKED_PASSWORD) for name, database in connections.databases.items()
        }
        self.buckets = (self.bucket, f"{pipeline}-logs", ASSET_BUCKET)
        self.assets: dict[str, Path] = {}

    def pipeline_bucket(self, pipeline: str) -> str:
        """Name the bucket by the pipeline."""
        return f"{pipeline}-data"

    def asset_uri(self, path: Path) -> str:
        """Name the file by its content, as the CDK does."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        uri = f"s3://{ASSET_BUCKET}/{digest}{path.suffix}"
        self.assets[uri] = path
        return uri
