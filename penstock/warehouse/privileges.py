"""Who may do what: what GRANT has noted, and who owns what.

Users whom CREATE USER has made are held to it, but for superusers; whoever else logs in may do anything.
https://docs.aws.amazon.com/redshift/latest/dg/r_Privileges.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from penstock.warehouse.system import ADMINISTRATOR, CATALOG, INTERNAL, PUBLIC

Kind = Literal["relation", "schema", "database", "function", "procedure", "language"]
GranteeKind = Literal["user", "group", "role", "public"]

OWNER = "OWNER"
"""What an owner is noted with, beside the privileges."""

PRIVILEGES: dict[Kind, tuple[str, ...]] = {
    "relation": ("SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "REFERENCES", "ALTER", "TRUNCATE"),
    "schema": ("CREATE", "USAGE", "ALTER", "DROP"),
    "database": ("CREATE", "TEMPORARY", "USAGE", "ALTER"),
    "function": ("EXECUTE",),
    "procedure": ("EXECUTE",),
    "language": ("USAGE",),
}
"""What there is to be granted; ALL is all of them."""

_TABLE = f"{INTERNAL}.privileges"

_IDENTITIES = f"""
WITH RECURSIVE own_roles(role_name) AS (
    SELECT role_name FROM {INTERNAL}.role_members WHERE member_kind = 'user' AND member = $user
    UNION
    SELECT m.role_name FROM {INTERNAL}.role_members m JOIN own_roles r ON m.member_kind = 'role'
        AND m.member = r.role_name
),
identities(kind, name) AS (
    SELECT 'user', $user
    UNION ALL SELECT 'public', 'public'
    UNION ALL SELECT 'role', role_name FROM own_roles
    UNION ALL SELECT 'group', groname FROM {CATALOG}.pg_group g JOIN {CATALOG}.pg_user u
        ON list_contains(g.grolist, u.usesysid) WHERE u.usename = $user
)
"""


@dataclass(frozen=True, slots=True)
class Target:
    """What a privilege is on; `schema` is empty for a schema or a database, whose name `name` is."""

    kind: Kind
    schema: str
    name: str


@dataclass(frozen=True, slots=True)
class Grantee:
    """Who has a privilege."""

    kind: GranteeKind
    name: str


def grant(connection: DuckDBPyConnection, target: Target, privileges: Iterable[str], grantee: Grantee) -> None:
    """Note privileges; each once."""
    for privilege in privileges:
        revoke(connection, target, (privilege,), grantee)
        connection.execute(
            f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?, ?, ?)",
            [target.kind, target.schema, target.name, privilege, grantee.kind, grantee.name],
        )


def revoke(connection: DuckDBPyConnection, target: Target, privileges: Iterable[str], grantee: Grantee) -> None:
    """Forget privileges."""
    connection.execute(
        f"DELETE FROM {_TABLE} WHERE kind = ? AND schema = ? AND name = ? AND list_contains(?, privilege)"
        " AND grantee_kind = ? AND grantee = ?",
        [target.kind, target.schema, target.name, list(privileges), grantee.kind, grantee.name],
    )


def own(connection: DuckDBPyConnection, target: Target, user: str) -> None:
    """Note whose something is."""
    connection.execute(
        f"DELETE FROM {_TABLE} WHERE kind = ? AND schema = ? AND name = ? AND privilege = '{OWNER}'",
        [target.kind, target.schema, target.name],
    )
    grant(connection, target, (OWNER,), Grantee("user", user))


def created(connection: DuckDBPyConnection, target: Target, user: str) -> None:
    """Note whose something new is, and give away what its owner gives by default."""
    if user != ADMINISTRATOR:
        own(connection, target, user)
    connection.execute(
        f"INSERT INTO {_TABLE} SELECT DISTINCT $kind, $schema, $name, privilege, grantee_kind, grantee"
        f" FROM {INTERNAL}.default_privileges WHERE kind = $kind AND owner = $user AND schema IN ('', $schema)",
        {"kind": target.kind, "schema": target.schema, "name": target.name, "user": user},
    )


def forget(connection: DuckDBPyConnection, target: Target) -> None:
    """Forget what there was on something that is gone."""
    connection.execute(
        f"DELETE FROM {_TABLE} WHERE kind = ? AND schema = ? AND name = ?", [target.kind, target.schema, target.name]
    )


def rename(connection: DuckDBPyConnection, old: Target, new: Target) -> None:
    """Let what there was on something go on under its new name."""
    connection.execute(
        f"UPDATE {_TABLE} SET name = ? WHERE kind = ? AND schema = ? AND name = ?",
        [new.name, old.kind, old.schema, old.name],
    )


def holds(connection: DuckDBPyConnection, user: str, target: Target, *privileges: str) -> bool:
    """Whether a user has one of the privileges, by itself, a group, a role or PUBLIC, or owns the thing."""
    row = connection.execute(
        f"{_IDENTITIES} SELECT count(*) FROM {_TABLE} p JOIN identities i"
        " ON p.grantee_kind = i.kind AND p.grantee = i.name"
        " WHERE p.kind = $kind AND p.schema = $schema AND p.name = $name AND list_contains($privileges, p.privilege)",
        {
            "user": user,
            "kind": target.kind,
            "schema": target.schema,
            "name": target.name,
            "privileges": [*privileges, OWNER],
        },
    ).fetchone()
    return bool(row and row[0])


def may_use(connection: DuckDBPyConnection, user: str, schema: str, *privileges: str) -> bool:
    """Whether a user has one of the privileges on a schema; everybody may use `public` and create in it."""
    if schema == PUBLIC and set(privileges) <= {"CREATE", "USAGE"}:
        return True
    return holds(connection, user, Target("schema", "", schema), *privileges)


def is_bound(connection: DuckDBPyConnection, user: str) -> bool:
    """Whether a user is held to privileges: CREATE USER has made it, and not as a superuser."""
    if user == ADMINISTRATOR:
        return False
    row = connection.execute(f"SELECT usesuper FROM {CATALOG}.pg_user WHERE usename = ?", [user]).fetchone()
    return row is not None and not row[0]
