"""GRANT and REVOKE.

https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html, https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from penstock.warehouse.catalogue import list_tables, list_views, require_relation
from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError
from penstock.warehouse.privileges import PRIVILEGES, Grantee, Kind as TargetKind, Target, grant, revoke
from penstock.warehouse.result import Result
from penstock.warehouse.statements.base import Context, Kind, Statement
from penstock.warehouse.statements.roles import parse_role_grant
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader

_OTHERS = ("MODEL", "DATASHARE", "EXTERNAL", "COPY")
"""What else privileges are on."""


@dataclass(frozen=True, slots=True)
class Privileges:
    """GRANT or REVOKE of privileges on things; `schemas` are those all of whose things are meant."""

    gives: bool
    privileges: tuple[str, ...]
    kind: TargetKind
    names: tuple[TableName, ...]
    schemas: tuple[str, ...]
    grantees: tuple[Grantee, ...]

    @property
    def writes(self) -> bool:
        """It changes what is noted."""
        return True

    def run(self, context: Context) -> Result:
        """Note it.

        Raises:
            UndefinedTableError: for a table that is not there.
        """
        change = grant if self.gives else revoke
        privileges = PRIVILEGES[self.kind] if "ALL" in self.privileges else self.privileges
        for target in self._targets(context):
            for grantee in self.grantees:
                change(context.connection, target, privileges, grantee)
        return Result()

    def _targets(self, context: Context) -> Iterator[Target]:
        connection = context.connection
        for name in self.names:
            if self.kind == "relation":
                found = require_relation(connection, name)
                yield Target(self.kind, found.schema or "", found.name)
            else:
                yield Target(self.kind, name.schema or "", name.name)
        if self.kind == "relation":
            for found in (*list_tables(connection), *list_views(connection)):
                if found.schema in self.schemas:
                    yield Target(self.kind, found.schema or "", found.name)


def _parse(sql: str) -> Statement:
    reader = TokenReader(sql)
    gives = reader.word() == "GRANT"
    towards = "TO" if gives else "FROM"
    if not gives:
        reader.accept("GRANT", "OPTION", "FOR") or reader.accept("ADMIN", "OPTION", "FOR")
    if reader.looking_at("ROLE"):
        return parse_role_grant(reader, gives=gives)
    if reader.looking_at("ASSUMEROLE"):
        raise UnsupportedError("GRANT or REVOKE of ASSUMEROLE")
    privileges = read_privileges(reader)
    if reader.looking_at(towards):
        raise UnsupportedError(f"{'GRANT' if gives else 'REVOKE'} of a privilege on the whole system")
    reader.expect("ON")
    kind, names, schemas = _things(reader)
    unknown = next((item for item in privileges if item not in (*PRIVILEGES[kind], "ALL", "TEMP")), None)
    if unknown is not None:
        raise SqlSyntaxError(f"syntax error: there is no privilege {unknown} on a {kind}")
    reader.expect(towards)
    grantees = read_grantees(reader)
    return Privileges(gives, privileges, kind, names, schemas, grantees)


def read_privileges(reader: TokenReader) -> tuple[str, ...]:
    """Read privileges, with commas between them."""
    found: list[str] = []
    while not found or reader.accept(","):
        found.append(reader.word())
        while not (
            reader.looking_at(",") or reader.looking_at("(") or reader.looking_at("ON") or reader.looking_at("TO")
        ):
            # CREATE USER and the like are on the whole system.
            found[-1] += f" {reader.word()}"
        found[-1] = found[-1].removesuffix(" PRIVILEGES")
        if reader.looking_at("("):
            # Privileges on columns are noted as those on the table.
            reader.names()
    return tuple("TEMPORARY" if item == "TEMP" else item for item in found)


def _things(reader: TokenReader) -> tuple[TargetKind, tuple[TableName, ...], tuple[str, ...]]:
    for word in _OTHERS:
        if reader.looking_at(word):
            raise UnsupportedError(f"GRANT or REVOKE ON {word}")
    if reader.accept("ALL"):
        found: TargetKind | None = next((item for word, item in _ALL.items() if reader.accept(word)), None)
        if found is None:
            raise reader.error(", ".join(_ALL))
        reader.expect("IN", "SCHEMA")
        return found, (), tuple(name.name for name in _names(reader))
    kinds: tuple[TargetKind, ...] = ("schema", "database", "function", "procedure", "language")
    kind: TargetKind = next((item for item in kinds if reader.accept(item.upper())), "relation")
    if kind == "relation":
        reader.accept("TABLE")
    return kind, _names(reader), ()


_ALL: dict[str, TargetKind] = {"TABLES": "relation", "FUNCTIONS": "function", "PROCEDURES": "procedure"}


def _names(reader: TokenReader) -> tuple[TableName, ...]:
    found = [TableName(*reader.table_name())]
    _skip_types(reader)
    while reader.accept(","):
        found.append(TableName(*reader.table_name()))
        _skip_types(reader)
    return tuple(found)


def _skip_types(reader: TokenReader) -> None:
    if reader.accept("("):
        while not reader.accept(")"):
            reader.word()


def read_grantees(reader: TokenReader) -> tuple[Grantee, ...]:
    """Read who it is about, up to the end.

    Raises:
        SqlSyntaxError: where it is nobody.
    """
    found: list[Grantee] = []
    while not found or reader.accept(","):
        if reader.at_end or reader.looking_at(";"):
            raise reader.error("a user, GROUP, ROLE or PUBLIC")
        if reader.accept("PUBLIC"):
            found.append(Grantee("public", "public"))
        elif reader.accept("GROUP"):
            found.append(Grantee("group", reader.name()))
        elif reader.accept("ROLE"):
            found.append(Grantee("role", reader.name()))
        else:
            found.append(Grantee("user", reader.name()))
        reader.accept("WITH", "GRANT", "OPTION") or reader.accept("WITH", "ADMIN", "OPTION")
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")
    reader.end()
    return tuple(found)


PRIVILEGES_KIND = Kind((("GRANT",), ("REVOKE",)), _parse)
