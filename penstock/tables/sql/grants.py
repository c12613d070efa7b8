"""GRANT on a table.

https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.tables.following import PRIVILEGES
from penstock.tables.model import Table
from penstock.tables.names import quoted

_TO = {"user": "", "group": "GROUP ", "role": "ROLE "}


@dataclass(frozen=True, slots=True)
class Grant:
    """Who may do what; `name` is that of a user, a group or a role."""

    kind: Literal["user", "group", "role", "public"]
    name: str
    privileges: tuple[str, ...]


def grants(table: Table, given: Iterable[Grant]) -> tuple[str, ...]:
    """Grant privileges on a table, one statement for each grantee.

    Raises:
        TableError: for a privilege that tables do not have, or none.
    """
    return tuple(_grant(table, item) for item in given)


def _grant(table: Table, item: Grant) -> str:
    privileges = [privilege.upper() for privilege in item.privileges]
    for privilege in privileges:
        if privilege not in PRIVILEGES:
            hint = did_you_mean(privilege, PRIVILEGES) or f"tables have {listed(PRIVILEGES)}"
            raise table.error(f"unknown privilege '{privilege}'; {hint}")
    if not privileges:
        raise table.error(f"'{item.name}' is granted nothing; tables have {listed(PRIVILEGES)}")
    to = "PUBLIC" if item.kind == "public" else f"{_TO[item.kind]}{quoted(item.name)}"
    return f"GRANT {', '.join(privileges)} ON TABLE {table.sql} TO {to}"
