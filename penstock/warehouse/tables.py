"""What is known of a table: the columns as declared, and the attributes that only Redshift has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from penstock.warehouse.errors import UndefinedColumnError
from penstock.warehouse.types import RedshiftType

TEMPORARY = "temp"
"""The schema of a session's temporary tables."""


@dataclass(frozen=True, slots=True)
class TableName:
    """A table by schema and name; `schema` is None where the search path decides."""

    schema: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def sql(self) -> str:
        """The name, quoted for DuckDB."""
        if self.schema == TEMPORARY:
            return f"temp.main.{quoted(self.name)}"
        return ".".join(quoted(part) for part in (self.schema, self.name) if part)


@dataclass(frozen=True, slots=True)
class Identity:
    """IDENTITY(seed, step)."""

    seed: int
    step: int


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """One column as declared."""

    name: str
    type: RedshiftType
    nullable: bool = True
    default: str | None = None
    """The DEFAULT expression, in DuckDB's SQL."""
    identity: Identity | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """FOREIGN KEY (columns) REFERENCES table (references): informational, as in Redshift."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table as declared; keys are informational and never enforced, as in Redshift."""

    columns: tuple[ColumnDefinition, ...]
    primary_key: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    diststyle: str = "auto"
    distkey: str | None = None
    sortkey: tuple[str, ...] = ()
    interleaved: bool = False
    backup: bool = True

    def column(self, name: str, table: TableName) -> ColumnDefinition:
        """Find a column by its name.

        Raises:
            UndefinedColumnError: where there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UndefinedColumnError(name, table.name)


def quoted(name: str) -> str:
    """Quote an identifier for DuckDB."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a string for DuckDB."""
    return "'" + text.replace("'", "''") + "'"


def to_json(table: TableDefinition) -> str:
    """Write a definition down, for the catalogue."""
    form: dict[str, Any] = {
        "columns": [
            {
                "name": column.name,
                "type": [column.type.name, *column.type.arguments],
                "nullable": column.nullable,
                "default": column.default,
                "identity": [column.identity.seed, column.identity.step] if column.identity else None,
                "encoding": column.encoding,
            }
            for column in table.columns
        ],
        "primaryKey": table.primary_key,
        "unique": table.unique,
        "foreignKeys": [[key.columns, key.table, key.references] for key in table.foreign_keys],
        "diststyle": table.diststyle,
        "distkey": table.distkey,
        "sortkey": table.sortkey,
        "interleaved": table.interleaved,
        "backup": table.backup,
    }
    return json.dumps(form, separators=(",", ":"))


def from_json(text: str) -> TableDefinition:
    """Read a definition that `to_json` wrote."""
    form = json.loads(text)
    return TableDefinition(
        columns=tuple(
            ColumnDefinition(
                name=item["name"],
                type=RedshiftType(item["type"][0], tuple(item["type"][1:])),
                nullable=item["nullable"],
                default=item["default"],
                identity=Identity(*item["identity"]) if item["identity"] else None,
                encoding=item["encoding"],
            )
            for item in form["columns"]
        ),
        primary_key=tuple(form["primaryKey"]),
        unique=tuple(tuple(key) for key in form["unique"]),
        foreign_keys=tuple(
            ForeignKey(tuple(columns), table, tuple(references)) for columns, table, references in form["foreignKeys"]
        ),
        diststyle=form["diststyle"],
        distkey=form["distkey"],
        sortkey=tuple(form["sortkey"]),
        interleaved=form["interleaved"],
        backup=form["backup"],
    )
