"""Deployment: the only thing that knows where a pipeline will run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class WarehouseConnection:
    """How activities reach the warehouse.

    Attributes:
        cluster_id: identifier of the Redshift cluster.
        database: logical database.
        username: user that loads.
        password: a reference that the target resolves, never clear text in a template.
        iam_role: what stands behind IAM_ROLE in a COPY or UNLOAD: the word `default`, or an ARN.
            https://docs.aws.amazon.com/redshift/latest/mgmt/default-iam-role.html
    """

    cluster_id: str
    database: str
    username: str
    password: str
    iam_role: str = "default"


@dataclass(frozen=True, slots=True)
class DatabaseConnection:
    """How activities reach a relational database: an RDS instance, or a host and a port.

    Attributes:
        engine: which database it is.
        username: the user.
        password: a reference that the target resolves, never clear text in a template.
        rds_instance_id: identifier of the RDS instance.
        host: DNS name, where it is no RDS instance.
        port: TCP port of the host.
        region: of the RDS instance, where it is not the pipeline's.
    """

    engine: Literal["mysql", "postgresql"]
    username: str
    password: str
    rds_instance_id: str | None = None
    host: str | None = None
    port: int | None = None
    region: str | None = None


class Deployment(Protocol):
    """Answers for every physical name; values may be tokens that only the target can read."""

    @property
    def region(self) -> str:
        """AWS region that the pipeline is in."""

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

    @property
    def databases(self) -> Mapping[str, DatabaseConnection]:
        """The relational databases by the names that specs give in `hostname`."""

    def pipeline_bucket(self, pipeline: str) -> str:
        """Name of the bucket that holds the data of a pipeline of the same environment."""

    def asset_uri(self, path: Path) -> str:
        """S3 URI under which the file is found when the pipeline runs."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What an environment does not have.

    Attributes:
        key: path of the key that names it, from the step.
        message: what was found.
        allowed: what it has.
        help: what to do.
    """

    key: tuple[str | int, ...]
    message: str
    allowed: str
    help: str
