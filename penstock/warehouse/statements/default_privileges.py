"""ALTER DEFAULT PRIVILEGES: what is granted on each table that a user will create.

https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_DEFAULT_PRIVILEGES.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.privileges import PRIVILEGES, Grantee
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.privileges import read_grantees, read_privileges
from penstock.warehouse.system import INTERNAL
from penstock.warehouse.tokens import TokenReader

_TABLE = f"{INTERNAL}.default_privileges"


@dataclass(frozen=True, slots=True)
class AlterDefaultPrivileges:
    """ALTER DEFAULT PRIVILEGES [FOR USER owner, ...] [IN SCHEMA schema, ...] {GRANT | REVOKE} ... ON TABLES."""

    owners: tuple[str, ...]
    schemas: tuple[str, ...]
    gives: bool
    privileges: tuple[str, ...]
    grantees: tuple[Grantee, ...]

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note it; tables that are there keep what they have."""
        privileges = PRIVILEGES["relation"] if "ALL" in self.privileges else self.privileges
        for owner in self.owners or (context.user,):
            for schema in self.schemas or ("",):
                for privilege in privileges:
                    for grantee in self.grantees:
                        values = [owner, schema, privilege, grantee.kind, grantee.name]
                        context.connection.execute(
                            f"DELETE FROM {_TABLE} WHERE owner = ? AND schema = ? AND privilege = ?"
                            " AND grantee_kind = ? AND grantee = ?",
                            values,
                        )
                        if self.gives:
                            context.connection.execute(
                                f"INSERT INTO {_TABLE} VALUES (?, ?, 'relation', ?, ?, ?)", values
                            )
        return Result()


def _parse(sql: str) -> AlterDefaultPrivileges:
    reader = TokenReader(sql)
    reader.expect("ALTER", "DEFAULT", "PRIVILEGES")
    owners = _names(reader) if reader.accept("FOR", "USER") or reader.accept("FOR", "ROLE") else ()
    schemas = _names(reader) if reader.accept("IN", "SCHEMA") else ()
    gives = reader.accept("GRANT")
    if not gives:
        reader.expect("REVOKE")
        reader.accept("GRANT", "OPTION", "FOR")
    privileges = read_privileges(reader)
    reader.expect("ON")
    if not reader.accept("TABLES"):
        raise UnsupportedError(f"ALTER DEFAULT PRIVILEGES ... ON {reader.word()}")
    reader.expect("TO" if gives else "FROM")
    return AlterDefaultPrivileges(owners, schemas, gives, privileges, read_grantees(reader))


def _names(reader: TokenReader) -> tuple[str, ...]:
    found = [reader.name()]
    while reader.accept(","):
        found.append(reader.name())
    return tuple(found)


DEFAULT_PRIVILEGES = Kind((("ALTER", "DEFAULT"),), _parse)
