"""Environment: what differs between dev and prod, read from the `environments` of cdk.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.steps.deployment import DatabaseConnection, WarehouseConnection


class WarehouseSettings(BaseModel):
    """How pipelines reach the warehouse; the password stays in Secrets Manager."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    cluster_id: str = Field(description="Identifier of the Redshift cluster")
    database: str = Field(description="Its database")
    username: str = Field(description="User of the database, which loads and checks")
    secret: str = Field(description="Name of the secret whose JSON key `password` is the user's password")
    iam_role: str = Field(default="default", description="Role of COPY and UNLOAD: the cluster's default, or an ARN")

    def connection(self, password: str) -> WarehouseConnection:
        """The connection, with a reference to its password."""
        return WarehouseConnection(self.cluster_id, self.database, self.username, password, self.iam_role)


class DatabaseSettings(BaseModel):
    """How pipelines reach a relational database; the password stays in Secrets Manager."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    engine: Literal["mysql", "postgresql"] = Field(description="Which database it is")
    username: str = Field(description="User of the database")
    secret: str = Field(description="Name of the secret whose JSON key `password` is the user's password")
    rds_instance_id: str | None = Field(default=None, description="Identifier of an RDS instance; this, or `host`")
    host: str | None = Field(default=None, description="DNS name of a host")
    port: int | None = Field(default=None, ge=1, le=65_535, description="TCP port of the host, by default the engine's")
    region: str | None = Field(default=None, description="Region of the RDS instance, by default the pipeline's")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.rds_instance_id is None) == (self.host is None):
            raise PydanticCustomError("one_of", "exactly one of rds_instance_id and host is needed")
        return self

    def connection(self, password: str) -> DatabaseConnection:
        """The connection, with a reference to its password."""
        return DatabaseConnection(
            self.engine, self.username, password, self.rds_instance_id, self.host, self.port, self.region
        )


class Connections(BaseModel):
    """What pipelines of an environment can reach."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    warehouse: WarehouseSettings = Field(description="The Redshift cluster that pipelines load")
    databases: dict[str, DatabaseSettings] = Field(
        default_factory=dict, description="Relational databases by the names that specs give in `hostname`"
    )


class Environment(Connections):
    """One environment; an account or region that is not given is that of the CDK CLI's credentials."""

    account: str | None = Field(default=None, description="AWS account, by default that of the CDK CLI's credentials")
    region: str | None = Field(default=None, description="AWS region, by default that of the CDK CLI's credentials")
    stack_suffix: str = Field(default="", description="Keeps environments apart that share an account")
    alarm_emails: tuple[str, ...] = Field(default=(), description="Addresses that alarms are sent to")
    retain_data: bool = Field(description="Keep the buckets when the stack is deleted")
    log_retention_days: int = Field(ge=1, description="Days for which the logs of runs are kept")


def read_environment(environments: Mapping[str, Any], name: str) -> Environment:
    """Take one environment out of the context.

    Raises:
        DiagnosticsError: where there is none of that name, or it is not well formed.
    """
    if name not in environments:
        message = f"cdk.json has no environment '{name}'"
        raise DiagnosticsError(
            (Diagnostic("PS302", message, allowed=listed(environments), help=did_you_mean(name, environments)),)
        )
    try:
        return Environment.model_validate(environments[name])
    except ValidationError as error:
        raise DiagnosticsError(
            tuple(
                Diagnostic("PS204", f"cdk.json, environments.{name}.{'.'.join(map(str, item['loc']))}: {item['msg']}")
                for item in error.errors()
            )
        ) from None


def read_environments(cdk_json: Path) -> Mapping[str, Any]:
    """Read `context.environments` of a project's cdk.json.

    Raises:
        DiagnosticsError: where the file cannot be read, or has no environments.
    """
    try:
        environments = json.loads(cdk_json.read_text(encoding="utf-8"))["context"]["environments"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{cdk_json} has no readable context.environments ({error})"
        raise DiagnosticsError((Diagnostic("PS101", message),)) from None
    return environments if isinstance(environments, dict) else {}
