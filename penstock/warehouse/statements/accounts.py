"""Users and groups: noted in pg_user and pg_group; who they are is not asked, but what they may do is.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html, https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_GROUP.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.system import CATALOG, INTERNAL
from penstock.warehouse.tokens import TokenReader

Verb = Literal["create", "alter", "drop"]

_ATTRIBUTES = {
    "CREATEDB": ("usecreatedb", True),
    "NOCREATEDB": ("usecreatedb", False),
    "CREATEUSER": ("usesuper", True),
    "NOCREATEUSER": ("usesuper", False),
}
"""A user that may create users may do anything."""

_TABLES = {"user": ("pg_user", "usename", "usesysid"), "group": ("pg_group", "groname", "grosysid")}


@dataclass(frozen=True, slots=True)
class Account:
    """CREATE, ALTER or DROP of users, or of a group with its members."""

    verb: Verb
    kind: Literal["user", "group"]
    names: tuple[str, ...]
    added: tuple[str, ...] = ()
    """Users to be members of the group; or groups that the user is to be a member of."""
    removed: tuple[str, ...] = ()
    renamed: str | None = None
    if_exists: bool = False
    attributes: tuple[tuple[str, bool], ...] = ()
    """Columns of pg_user, and what they are set to."""

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note it.

        Raises:
            WarehouseError: for one that is there already, or is not.
        """
        for name in self.names:
            if self._is_there(context, name):
                self._change(context, name)
        return Result()

    def _is_there(self, context: Context, name: str) -> bool:
        """Create the account where that is asked for, and tell whether there is something to change."""
        table, name_column, id_column = _TABLES[self.kind]
        row = context.connection.execute(
            f"SELECT count(*) FROM {CATALOG}.{table} WHERE {name_column} = ?", [name]
        ).fetchone()
        exists = bool(row and row[0])
        if self.verb == "create":
            if exists:
                raise WarehouseError(f'{self.kind} "{name}" already exists')
            context.connection.execute(
                f"INSERT INTO {CATALOG}.{table} ({name_column}, {id_column})"
                f" SELECT ?, coalesce(max({id_column}), 99) + 1 FROM {CATALOG}.{table}",
                [name],
            )
        elif not exists and not self.if_exists:
            raise WarehouseError(f'{self.kind} "{name}" does not exist')
        return exists or self.verb == "create"

    def _change(self, context: Context, name: str) -> None:
        table, name_column, _ = _TABLES[self.kind]
        connection = context.connection
        if self.verb == "drop":
            _check_unused(context, self.kind, name)
            connection.execute(f"DELETE FROM {CATALOG}.{table} WHERE {name_column} = ?", [name])
        for column, value in self.attributes:
            connection.execute(f"UPDATE {CATALOG}.pg_user SET {column} = ? WHERE usename = ?", [value, name])
        if self.renamed is not None:
            connection.execute(
                f"UPDATE {INTERNAL}.privileges SET grantee = ? WHERE grantee_kind = ? AND grantee = ?",
                [self.renamed, self.kind, name],
            )
            connection.execute(
                f"UPDATE {CATALOG}.{table} SET {name_column} = ? WHERE {name_column} = ?", [self.renamed, name]
            )
        for change, others in (("list_append", self.added), ("list_remove", self.removed)):
            for other in others:
                group, user = (name, other) if self.kind == "group" else (other, name)
                _change_members(context, change, group, user)


def _check_unused(context: Context, kind: str, name: str) -> None:
    row = context.connection.execute(
        f"SELECT count(*) FROM {INTERNAL}.privileges WHERE grantee_kind = ? AND grantee = ?", [kind, name]
    ).fetchone()
    if row and row[0]:
        raise WarehouseError(f'{kind} "{name}" cannot be dropped because some objects depend on it')


def _change_members(context: Context, change: str, group: str, user: str) -> None:
    row = context.connection.execute(f"SELECT usesysid FROM {CATALOG}.pg_user WHERE usename = ?", [user]).fetchone()
    if row is None:
        raise WarehouseError(f'user "{user}" does not exist')
    members = "coalesce(grolist, [])"
    changed = (
        f"list_append({members}, $user)" if change == "list_append" else f"list_filter({members}, lambda u: u <> $user)"
    )
    found = context.connection.execute(
        f"UPDATE {CATALOG}.pg_group SET grolist = {changed} WHERE groname = $group", {"user": row[0], "group": group}
    ).fetchone()
    if not found or not found[0]:
        raise WarehouseError(f'group "{group}" does not exist')


def _parse(sql: str) -> Account:
    reader = TokenReader(sql)
    verb: Verb = {"CREATE": "create", "ALTER": "alter", "DROP": "drop"}[reader.word()]  # type: ignore[assignment]
    kind: Literal["user", "group"] = "user" if reader.word() == "USER" else "group"
    if verb == "drop":
        if_exists = reader.accept("IF", "EXISTS")
        names = [reader.name()]
        while reader.accept(","):
            names.append(reader.name())
        reader.end()
        return Account(verb, kind, tuple(names), if_exists=if_exists)
    name = reader.name()
    if reader.accept("RENAME", "TO"):
        return Account(verb, kind, (name,), renamed=reader.name())
    if kind == "group":
        return _group(reader, verb, name)
    groups: list[str] = []
    attributes: list[tuple[str, bool]] = []
    # How a user logs in: nothing here asks for it.
    while not reader.at_end:
        if reader.accept("IN", "GROUP"):
            groups += _names(reader)
        else:
            word = reader.word()
            attributes += [_ATTRIBUTES[word]] if word in _ATTRIBUTES else []
    return Account(verb, kind, (name,), added=tuple(groups), attributes=tuple(attributes))


def _group(reader: TokenReader, verb: Verb, name: str) -> Account:
    if verb == "create":
        users = _names(reader) if reader.accept("WITH", "USER") or reader.accept("USER") else []
        reader.end()
        return Account(verb, "group", (name,), added=tuple(users))
    adds = reader.accept("ADD", "USER")
    if not adds:
        reader.expect("DROP", "USER")
    users = _names(reader)
    reader.end()
    return Account(verb, "group", (name,), tuple(users) if adds else (), () if adds else tuple(users))


def _names(reader: TokenReader) -> list[str]:
    names = [reader.name()]
    while reader.accept(","):
        names.append(reader.name())
    return names


ACCOUNT = Kind(tuple((verb, kind) for verb in ("CREATE", "ALTER", "DROP") for kind in ("USER", "GROUP")), _parse)
