"""CREATE, ALTER and DROP ROLE, GRANT and REVOKE of roles.

https://docs.aws.amazon.com/redshift/latest/dg/t_Roles.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.privileges import Grantee
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.system import CATALOG, INTERNAL
from penstock.warehouse.tokens import TokenReader

_ROLES, _MEMBERS = f"{CATALOG}.svv_roles", f"{INTERNAL}.role_members"


@dataclass(frozen=True, slots=True)
class CreateRole:
    """CREATE ROLE name [EXTERNALID id]."""

    name: str

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note the role.

        Raises:
            WarehouseError: where there is one.
        """
        if _is_role(context, self.name):
            raise WarehouseError(f'role "{self.name}" already exists')
        context.connection.execute(
            f"INSERT INTO {_ROLES} SELECT coalesce(max(role_id), 99999) + 1, ?, ? FROM {_ROLES}",
            [self.name, context.user],
        )
        return Result()


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """ALTER ROLE name {RENAME TO | OWNER TO} name, or DROP ROLE name [FORCE]."""

    name: str
    renamed: str | None = None
    owner: str | None = None
    force: bool = False

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note it.

        Raises:
            WarehouseError: where there is no such role; or it has members, and is dropped without FORCE.
        """
        connection = context.connection
        if not _is_role(context, self.name):
            raise WarehouseError(f'role "{self.name}" does not exist')
        if self.owner is not None:
            connection.execute(f"UPDATE {_ROLES} SET role_owner = ? WHERE role_name = ?", [self.owner, self.name])
            return Result()
        if self.renamed is not None:
            if _is_role(context, self.renamed):
                raise WarehouseError(f'role "{self.renamed}" already exists')
            connection.execute(f"UPDATE {_ROLES} SET role_name = ? WHERE role_name = ?", [self.renamed, self.name])
            connection.execute(f"UPDATE {_MEMBERS} SET role_name = ? WHERE role_name = ?", [self.renamed, self.name])
            connection.execute(
                f"UPDATE {INTERNAL}.privileges SET grantee = ? WHERE grantee_kind = 'role' AND grantee = ?",
                [self.renamed, self.name],
            )
            return Result()
        members = connection.execute(f"SELECT count(*) FROM {_MEMBERS} WHERE role_name = ?", [self.name]).fetchone()
        if members and members[0] and not self.force:
            raise WarehouseError(f'role "{self.name}" cannot be dropped because it is granted: use FORCE')
        connection.execute(f"DELETE FROM {_ROLES} WHERE role_name = ?", [self.name])
        connection.execute(
            f"DELETE FROM {_MEMBERS} WHERE role_name = $name OR (member_kind = 'role' AND member = $name)",
            {"name": self.name},
        )
        connection.execute(
            f"DELETE FROM {INTERNAL}.privileges WHERE grantee_kind = 'role' AND grantee = ?", [self.name]
        )
        return Result()


@dataclass(frozen=True, slots=True)
class RoleMembers:
    """GRANT ROLE role, ... TO, or REVOKE ROLE role, ... FROM users and roles."""

    gives: bool
    roles: tuple[str, ...]
    members: tuple[Grantee, ...]

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note it.

        Raises:
            WarehouseError: for a role that does not exist.
        """
        for role in self.roles:
            if not _is_role(context, role):
                raise WarehouseError(f'role "{role}" does not exist')
            for member in self.members:
                values = [role, member.kind, member.name]
                context.connection.execute(
                    f"DELETE FROM {_MEMBERS} WHERE role_name = ? AND member_kind = ? AND member = ?", values
                )
                if self.gives:
                    context.connection.execute(f"INSERT INTO {_MEMBERS} VALUES (?, ?, ?)", values)
        return Result()


def _is_role(context: Context, name: str) -> bool:
    row = context.connection.execute(f"SELECT count(*) FROM {_ROLES} WHERE role_name = ?", [name]).fetchone()
    return bool(row and row[0])


def parse_role_grant(reader: TokenReader, *, gives: bool) -> RoleMembers:
    """Read what follows GRANT or REVOKE, from ROLE on."""
    reader.expect("ROLE")
    roles = [reader.name()]
    while reader.accept(","):
        reader.accept("ROLE")
        roles.append(reader.name())
    reader.expect("TO" if gives else "FROM")
    members: list[Grantee] = []
    while not members or reader.accept(","):
        members.append(Grantee("role" if reader.accept("ROLE") else "user", reader.name()))
    if gives:
        reader.accept("WITH", "ADMIN", "OPTION")
    reader.end()
    return RoleMembers(gives, tuple(roles), tuple(members))


def _parse_create(sql: str) -> CreateRole:
    reader = TokenReader(sql)
    reader.expect("CREATE", "ROLE")
    name = reader.name()
    if reader.accept("EXTERNALID"):
        reader.word()
    reader.end()
    return CreateRole(name)


def _parse_alter(sql: str) -> ChangeRole:
    reader = TokenReader(sql)
    reader.expect("ALTER", "ROLE")
    name = reader.name()
    reader.accept("WITH")
    if reader.accept("RENAME", "TO"):
        changed = ChangeRole(name, renamed=reader.name())
    else:
        reader.expect("OWNER", "TO")
        changed = ChangeRole(name, owner=reader.name())
    reader.end()
    return changed


def _parse_drop(sql: str) -> ChangeRole:
    reader = TokenReader(sql)
    reader.expect("DROP", "ROLE")
    name = reader.name()
    force = reader.accept("FORCE")
    if not force:
        reader.accept("RESTRICT")
    reader.end()
    return ChangeRole(name, force=force)


CREATE_ROLE = Kind((("CREATE", "ROLE"),), _parse_create)
ALTER_ROLE = Kind((("ALTER", "ROLE"),), _parse_alter)
DROP_ROLE = Kind((("DROP", "ROLE"),), _parse_drop)
