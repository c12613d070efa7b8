"""ALTER TABLE, all but APPEND.

https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from penstock.warehouse.catalogue import find_table, rebuild_table, require_table
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.privileges import Target, own, rename
from penstock.warehouse.result import Result
from penstock.warehouse.statements.append import parse_append
from penstock.warehouse.statements.base import Context, Kind, Statement
from penstock.warehouse.statements.table_elements import check_keys, read_element
from penstock.warehouse.statements.views import follow_rename
from penstock.warehouse.tables import ColumnDefinition, TableDefinition, TableName, constraint_names, quoted
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import RedshiftType, read_type


@dataclass(frozen=True, slots=True)
class Altered:
    """A table as it shall be."""

    name: TableName
    table: TableDefinition
    values: dict[str, str] = field(default_factory=dict)
    """DuckDB's SQL of the columns that do not keep their value."""


Action = Callable[[TableName, TableDefinition], Altered]


@dataclass(frozen=True, slots=True)
class AlterTable:
    """ALTER TABLE name action."""

    name: TableName
    action: Action
    owner: str | None = None
    """Of OWNER TO, which changes nothing else."""

    @property
    def writes(self) -> bool:
        """It changes the catalogue."""
        return True

    def run(self, context: Context) -> Result:
        """Make the table anew, with its rows: DuckDB alters no column that has a constraint."""
        connection = context.connection
        name, table = require_table(connection, self.name)
        if context.access is not None:
            context.access.require(name, "ALTER")
        if self.owner is not None:
            own(connection, Target("relation", name.schema or "", name.name), self.owner)
            return Result()
        altered = self.action(name, table)
        if altered.name != name and find_table(connection, altered.name) is not None:
            raise WarehouseError(f'relation "{altered.name.name}" already exists')
        check_keys(altered.table)
        if altered.table.columns == table.columns and altered.name == name:
            rebuild_table(connection, (name, table), (name, altered.table), None)
            return Result()
        if not altered.table.columns:
            raise WarehouseError(f'cannot drop the only column of "{name.name}"')
        values = {column.name: altered.values.get(column.name, quoted(column.name)) for column in altered.table.columns}
        follow = follow_rename(context, name, altered.name) if altered.name != name else None
        rebuild_table(connection, (name, table), (altered.name, altered.table), values)
        if follow is not None:
            follow()
            old, new = (Target("relation", item.schema or "", item.name) for item in (name, altered.name))
            rename(connection, old, new)
        return Result()


def _parse(sql: str) -> Statement:
    reader = TokenReader(sql)
    reader.expect("ALTER", "TABLE")
    name = TableName(*reader.table_name())
    if reader.accept("APPEND"):
        return parse_append(name, reader)
    if reader.accept("OWNER", "TO"):
        altered = AlterTable(name, Altered, reader.name())
        reader.end()
        return altered
    for words, read in _ACTIONS.items():
        if reader.accept(*words):
            action = read(reader)
            reader.end()
            return AlterTable(name, action)
    raise UnsupportedError(f"ALTER TABLE ... {reader.word()}")


def _add(reader: TokenReader) -> Action:
    reader.accept("COLUMN")
    added = read_element(reader, TableDefinition(()))

    def act(name: TableName, table: TableDefinition) -> Altered:
        values = {}
        for column in added.columns:
            if any(other.name == column.name for other in table.columns):
                raise WarehouseError(f'column "{column.name}" of relation "{name.name}" already exists')
            if column.identity:
                raise WarehouseError("ALTER TABLE ADD COLUMN cannot add an IDENTITY column")
            if not column.nullable and column.default is None:
                raise WarehouseError(
                    "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression"
                )
            values[column.name] = column.default or "NULL"
        columns = (*table.columns, *added.columns)
        if added.primary_key:
            columns = tuple(replace(c, nullable=c.nullable and c.name not in added.primary_key) for c in columns)
        return Altered(
            name,
            replace(
                table,
                columns=columns,
                primary_key=added.primary_key or table.primary_key,
                unique=(*table.unique, *added.unique),
                foreign_keys=(*table.foreign_keys, *added.foreign_keys),
                names=(*table.names, *added.names),
            ),
            values,
        )

    return act


def _drop_constraint(reader: TokenReader) -> Action:
    dropped = reader.name()
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")

    def act(name: TableName, table: TableDefinition) -> Altered:
        found = next((item for item in constraint_names(name, table) if item.name == dropped), None)
        if found is None:
            raise WarehouseError(f'constraint "{dropped}" of relation "{name.name}" does not exist')
        kept = replace(
            table,
            primary_key=() if found.kind == "primary" else table.primary_key,
            unique=tuple(key for key in table.unique if (found.kind, found.columns) != ("unique", key)),
            foreign_keys=tuple(
                key for key in table.foreign_keys if (found.kind, found.columns) != ("foreign", key.columns)
            ),
            names=tuple(item for item in table.names if item != found),
        )
        return Altered(name, kept)

    return act


def _drop_column(reader: TokenReader) -> Action:
    dropped = reader.name()
    if not reader.accept("CASCADE"):
        reader.accept("RESTRICT")

    def act(name: TableName, table: TableDefinition) -> Altered:
        table.column(dropped, name)
        for what, columns in (("distribution", (table.distkey,)), ("sort", table.sortkey)):
            if dropped in columns:
                raise WarehouseError(f'cannot drop {what} key column "{dropped}"')
        kept = replace(
            table,
            columns=tuple(column for column in table.columns if column.name != dropped),
            primary_key=() if dropped in table.primary_key else table.primary_key,
            unique=tuple(key for key in table.unique if dropped not in key),
            foreign_keys=tuple(key for key in table.foreign_keys if dropped not in key.columns),
        )
        return Altered(name, kept)

    return act


def _rename(reader: TokenReader) -> Action:
    renamed = reader.name()
    return lambda name, table: Altered(TableName(name.schema, renamed), table)


def _rename_column(reader: TokenReader) -> Action:
    old = reader.name()
    reader.expect("TO")
    new = reader.name()

    def act(name: TableName, table: TableDefinition) -> Altered:
        table.column(old, name)
        if any(column.name == new for column in table.columns):
            raise WarehouseError(f'column "{new}" of relation "{name.name}" already exists')

        def names(key: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(new if item == old else item for item in key)

        renamed = replace(
            table,
            columns=tuple(replace(c, name=new) if c.name == old else c for c in table.columns),
            primary_key=names(table.primary_key),
            unique=tuple(map(names, table.unique)),
            foreign_keys=tuple(replace(key, columns=names(key.columns)) for key in table.foreign_keys),
            distkey=new if table.distkey == old else table.distkey,
            sortkey=names(table.sortkey),
            names=tuple(replace(item, columns=names(item.columns)) for item in table.names),
        )
        return Altered(name, renamed, {new: quoted(old)})

    return act


def _alter_column(reader: TokenReader) -> Action:
    changes = [_read_change(reader)]
    while reader.accept(",", "ALTER", "COLUMN"):
        changes.append(_read_change(reader))

    def act(name: TableName, table: TableDefinition) -> Altered:
        for column_name, change in changes:
            changed = change(table.column(column_name, name))
            table = replace(table, columns=tuple(changed if c.name == column_name else c for c in table.columns))
        return Altered(name, table)

    return act


def _read_change(reader: TokenReader) -> tuple[str, Callable[[ColumnDefinition], ColumnDefinition]]:
    name = reader.name()
    if reader.accept("ENCODE"):
        encoding = reader.name()
        return name, lambda column: replace(column, encoding=encoding)
    reader.expect("TYPE")
    type_ = read_type(reader)
    return name, lambda column: _retyped(column, type_)


def _retyped(column: ColumnDefinition, type_: RedshiftType) -> ColumnDefinition:
    if not (column.type.name == "varchar" and type_.name == "varchar"):
        raise WarehouseError(f'cannot alter type of column "{column.name}": only VARCHAR to another VARCHAR')
    return replace(column, type=type_)


def _alter_sortkey(reader: TokenReader) -> Action:
    key = () if reader.accept("AUTO") or reader.accept("NONE") else reader.names()
    return lambda name, table: Altered(name, _checked(replace(table, sortkey=key, interleaved=False)))


def _alter_distkey(reader: TokenReader) -> Action:
    key = reader.name()
    return lambda name, table: Altered(name, _checked(replace(table, distkey=key, diststyle="key")))


def _alter_diststyle(reader: TokenReader) -> Action:
    style = reader.name()
    if style == "key":
        reader.expect("DISTKEY")
        return _alter_distkey(reader)
    return lambda name, table: Altered(name, replace(table, diststyle=style, distkey=None))


def _unchanged(reader: TokenReader) -> Action:
    reader.word()
    return Altered


def _checked(table: TableDefinition) -> TableDefinition:
    check_keys(table)
    return table


_ACTIONS: dict[tuple[str, ...], Callable[[TokenReader], Action]] = {
    ("ADD",): _add,
    ("DROP", "COLUMN"): _drop_column,
    ("DROP", "CONSTRAINT"): _drop_constraint,
    ("RENAME", "COLUMN"): _rename_column,
    ("RENAME", "TO"): _rename,
    ("ALTER", "COLUMN"): _alter_column,
    ("ALTER", "COMPOUND", "SORTKEY"): _alter_sortkey,
    ("ALTER", "SORTKEY"): _alter_sortkey,
    ("ALTER", "DISTKEY"): _alter_distkey,
    ("ALTER", "DISTSTYLE"): _alter_diststyle,
    ("ALTER", "ENCODE"): _unchanged,
}
ALTER_TABLE = Kind((("ALTER", "TABLE"),), _parse)
