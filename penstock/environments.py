"""Environment: what differs between dev and prod, read from the `environments` of cdk.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.suggestion import did_you_mean, listed


class WarehouseSettings(BaseModel):
    """How pipelines reach the warehouse; the password stays in Secrets Manager."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cluster_id: str
    database: str
    username: str
    secret: str = Field(description="Name of the secret whose JSON key `password` is the user's password")


class Environment(BaseModel):
    """One environment; an account or region that is not given is that of the CDK CLI's credentials."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    account: str | None = None
    region: str | None = None
    stack_suffix: str = Field(default="", description="Keeps environments apart that share an account")
    warehouse: WarehouseSettings
    alarm_emails: tuple[str, ...] = ()
    retain_data: bool = Field(description="Keep the buckets when the stack is deleted")
    log_retention_days: int = Field(ge=1)


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
