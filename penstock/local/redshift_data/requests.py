"""Requests, checked member by member as the service's model says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.model import Target

_UUID = re.compile(r"[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\d{0,2})?")


def invalid(message: str) -> ServiceError:
    """Make a ValidationException."""
    return ServiceError("ValidationException", message)


class Request:
    """Reads the members of a request, each with its type.

    Raises:
        ServiceError: a ValidationException, where a member is missing, of another type or out of bounds.
    """

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self._payload = payload

    def text(self, name: str) -> str | None:
        """Read a string; None where it is not given."""
        value = self._payload.get(name)
        if value is not None and not isinstance(value, str):
            raise invalid(f"{name} must be a string, found {value!r}")
        return value

    def required_text(self, name: str) -> str:
        """Read a string that must be there and not empty."""
        value = self.text(name)
        if not value:
            raise invalid(f"{name} is required and must not be empty")
        return value

    def count(self, name: str, lowest: int, highest: int) -> int | None:
        """Read a whole number within bounds; None where it is not given."""
        value = self._payload.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise invalid(f"{name} must be a whole number from {lowest} to {highest}, found {value!r}")
        return value

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        """Read a list of 1 to `most` strings."""
        value = self._payload.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise invalid(f"{name} is required and must be a list of strings, found {value!r}")
        if not 1 <= len(value) <= most:
            raise invalid(f"{name} must have 1 to {most} members, found {len(value)}")
        return tuple(value)

    def statement_id(self) -> str:
        """Read the `Id` of a statement, or of one of a batch (`ID:N`)."""
        value = self.required_text("Id")
        if not _UUID.fullmatch(value):
            raise invalid(f"Id must satisfy the pattern {_UUID.pattern}, found '{value}'")
        return value

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Read `Parameters`, a list of {name, value}."""
        value = self._payload.get("Parameters")
        if value is None:
            return ()
        if not isinstance(value, list) or not value:
            raise invalid("Parameters must be a list of at least one {name, value}")
        return tuple(_parameter(item) for item in value)

    def target(self) -> Target:
        """Read where to run: a database on a cluster or in a workgroup."""
        cluster, workgroup = self.text("ClusterIdentifier"), self.text("WorkgroupName")
        if (cluster is None) == (workgroup is None):
            raise invalid("Exactly one of ClusterIdentifier and WorkgroupName is required")
        user, secret = self.text("DbUser"), self.text("SecretArn")
        if user and secret:
            raise invalid("Only one of DbUser and SecretArn may be given")
        if user and workgroup:
            raise invalid("DbUser goes with ClusterIdentifier; a workgroup takes its user from the caller or SecretArn")
        return Target(self.required_text("Database"), cluster, workgroup, user, secret)

    def refuse(self, name: str, *allowed: object) -> None:
        """Refuse a member that this service does not have, unless its value is an allowed one."""
        value = self._payload.get(name)
        if value is not None and value not in allowed:
            raise invalid(f"{name} = {value!r} is not supported by the local Redshift Data API")


def _parameter(item: Any) -> tuple[str, str]:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str) or not isinstance(item.get("value"), str):
        raise invalid(f"Parameters must be a list of {{name, value}}, both strings, found {item!r}")
    if not re.fullmatch("[0-9a-zA-Z_]+", item["name"]):
        raise invalid(f"a parameter's name must satisfy the pattern [0-9a-zA-Z_]+, found '{item['name']}'")
    if not item["value"]:
        raise invalid(f"the value of the parameter '{item['name']}' must have at least one character")
    return item["name"], item["value"]
