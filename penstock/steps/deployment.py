"""Deployment: the only thing that knows where a pipeline will run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WarehouseConnection:
    """How activities reach the warehouse.

    Attributes:
        cluster_id: identifier of the Redshift cluster.
        database: logical database.
        username: user that loads.
        password: a reference that the target resolves, never clear text in a template.
    """

    cluster_id: str
    database: str
    username: str
    password: str


class Deployment(Protocol):
    """Answers for every physical name; values may be tokens that only the target can read."""

    @property
    def bucket(self) -> str:
        """Name of the bucket that holds the pipeline's data."""

    @property
    def log_uri(self) -> str:
        """S3 URI that receives the logs, without a slash at the end."""

    @property
    def service_role(self) -> str:
        """Name of the role that the service assumes."""

    @property
    def resource_role(self) -> str:
        """Name of the role, and of the instance profile, of the machines."""

    @property
    def alarm_topic_arn(self) -> str:
        """ARN of the SNS topic for alarms."""

    @property
    def warehouse(self) -> WarehouseConnection:
        """The warehouse connection."""

    def asset_uri(self, path: Path) -> str:
        """S3 URI under which the file is found when the pipeline runs."""
