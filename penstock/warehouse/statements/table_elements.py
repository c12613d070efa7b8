"""The inside of CREATE TABLE: columns with their attributes, table constraints, table attributes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.tables import ColumnDefinition, ConstraintName, ForeignKey, Identity, TableDefinition
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import read_type


def read_elements(reader: TokenReader) -> TableDefinition:
    """Read `( column | constraint, ... )`.

    Raises:
        SqlSyntaxError: where it is not that.
        WarehouseError: for a constraint on a column that is not there.
    """
    reader.expect("(")
    table = read_element(reader, TableDefinition(()))
    while reader.accept(","):
        table = read_element(reader, table)
    reader.expect(")")
    check_keys(table)
    # A primary key is NOT NULL wherever it is written, and that Redshift does enforce.
    columns = (replace(item, nullable=False) if item.name in table.primary_key else item for item in table.columns)
    return replace(table, columns=tuple(columns))


def read_attributes(reader: TokenReader, table: TableDefinition) -> TableDefinition:
    """Read BACKUP, DISTSTYLE, DISTKEY, SORTKEY and ENCODE AUTO, in any order."""
    while True:
        if reader.accept("BACKUP"):
            backup = reader.accept("YES")
            if not backup:
                reader.expect("NO")
            table = replace(table, backup=backup)
        elif reader.accept("DISTSTYLE"):
            table = replace(table, diststyle=reader.name())
        elif reader.accept("DISTKEY"):
            (distkey,) = reader.names()
            table = replace(table, distkey=distkey, diststyle="key")
        elif reader.accept("SORTKEY", "AUTO") or reader.accept("ENCODE", "AUTO"):
            pass
        elif reader.looking_at("SORTKEY") or reader.looking_at("COMPOUND") or reader.looking_at("INTERLEAVED"):
            interleaved = reader.accept("INTERLEAVED")
            if not interleaved:
                reader.accept("COMPOUND")
            reader.expect("SORTKEY")
            table = replace(table, sortkey=reader.names(), interleaved=interleaved)
        else:
            break
    if table.columns:
        check_keys(table)
    return table


def read_element(reader: TokenReader, table: TableDefinition) -> TableDefinition:
    """Read one column or constraint, and give the table with it."""
    name = reader.name() if reader.accept("CONSTRAINT") else None
    if reader.accept("PRIMARY", "KEY"):
        columns = reader.names()
        return replace(table, primary_key=columns, names=_named(table, name, "primary", columns))
    if reader.accept("UNIQUE"):
        columns = reader.names()
        return replace(table, unique=(*table.unique, columns), names=_named(table, name, "unique", columns))
    if reader.accept("FOREIGN", "KEY"):
        columns = reader.names()
        reader.expect("REFERENCES")
        keys = (*table.foreign_keys, _read_reference(reader, columns))
        return replace(table, foreign_keys=keys, names=_named(table, name, "foreign", columns))
    if name is not None:
        raise reader.error("PRIMARY KEY, UNIQUE, FOREIGN KEY")
    column = ColumnDefinition(reader.name(), read_type(reader))
    if any(other.name == column.name for other in table.columns):
        raise WarehouseError(f'column "{column.name}" specified more than once')
    return _read_column_attributes(reader, table, column)


def _named(
    table: TableDefinition, name: str | None, kind: Literal["primary", "unique", "foreign"], columns: tuple[str, ...]
) -> tuple[ConstraintName, ...]:
    return table.names if name is None else (*table.names, ConstraintName(name, kind, columns))


def _read_column_attributes(reader: TokenReader, table: TableDefinition, column: ColumnDefinition) -> TableDefinition:
    while not (reader.at_end or reader.looking_at(",") or reader.looking_at(")") or reader.looking_at(";")):
        words = next((words for words in _COLUMN_ATTRIBUTES if reader.accept(*words)), None)
        if words is None:
            raise reader.error(", ".join(" ".join(words) for words in _COLUMN_ATTRIBUTES))
        table, column = _COLUMN_ATTRIBUTES[words](reader, table, column)
    return replace(table, columns=(*table.columns, column))


_Read = Callable[[TokenReader, TableDefinition, ColumnDefinition], tuple[TableDefinition, ColumnDefinition]]

_COLUMN_ATTRIBUTES: dict[tuple[str, ...], _Read] = {
    ("NOT", "NULL"): lambda _, table, column: (table, replace(column, nullable=False)),
    ("NULL",): lambda _, table, column: (table, replace(column, nullable=True)),
    ("DEFAULT",): lambda reader, table, column: (table, replace(column, default=_lowered(reader.skip_expression()))),
    ("IDENTITY",): lambda reader, table, column: (
        table,
        replace(column, identity=_read_identity(reader), nullable=False),
    ),
    ("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY"): lambda reader, table, column: (
        table,
        replace(column, identity=_read_identity(reader, by_default=True), nullable=False),
    ),
    ("COLLATE", "CASE_SENSITIVE"): lambda _, table, column: (table, column),
    ("ENCODE",): lambda reader, table, column: (table, replace(column, encoding=reader.name())),
    ("DISTKEY",): lambda _, table, column: (replace(table, distkey=column.name, diststyle="key"), column),
    ("SORTKEY",): lambda _, table, column: (replace(table, sortkey=(column.name,)), column),
    ("PRIMARY", "KEY"): lambda _, table, column: (replace(table, primary_key=(column.name,)), column),
    ("UNIQUE",): lambda _, table, column: (replace(table, unique=(*table.unique, (column.name,))), column),
    ("REFERENCES",): lambda reader, table, column: (
        replace(table, foreign_keys=(*table.foreign_keys, _read_reference(reader, (column.name,)))),
        column,
    ),
}


def _read_identity(reader: TokenReader, *, by_default: bool = False) -> Identity:
    reader.expect("(")
    seed = reader.integer()
    reader.expect(",")
    step = reader.integer()
    reader.expect(")")
    return Identity(seed, step, by_default)


def _read_reference(reader: TokenReader, columns: tuple[str, ...]) -> ForeignKey:
    schema, name = reader.table_name()
    references = reader.names() if reader.looking_at("(") else ()
    return ForeignKey(columns, f"{schema}.{name}" if schema else name, references)


def _lowered(default: str) -> str:
    select = parse(f"SELECT {default}")
    return lower(select.expressions[0], Scope("", "", {}))


def check_keys(table: TableDefinition) -> None:
    """Make sure that keys name columns of the table.

    Raises:
        WarehouseError: for one that names another.
    """
    known = {column.name for column in table.columns}
    keys = [table.primary_key, table.sortkey, *table.unique, *(key.columns for key in table.foreign_keys)]
    if table.distkey is not None:
        keys.append((table.distkey,))
    for name in (name for key in keys for name in key):
        if name not in known:
            raise WarehouseError(f'column "{name}" named in key does not exist')
