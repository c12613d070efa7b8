"""DECLARE of a block.

https://docs.aws.amazon.com/redshift/latest/dg/c_pgplsql-structure.html
"""

from __future__ import annotations

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.procedures.model import REFCURSOR, Alias, CursorDeclaration, Declaration, TypeOf
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import RedshiftType, is_type, read_type


def read_declarations(reader: TokenReader) -> tuple[Declaration | CursorDeclaration | Alias, ...]:
    """Read what follows DECLARE, up to BEGIN."""
    found: list[Declaration | CursorDeclaration | Alias] = []
    while not reader.looking_at("BEGIN"):
        found.append(_declaration(reader))
        reader.expect(";")
        reader.accept("DECLARE")
    return tuple(found)


def _declaration(reader: TokenReader) -> Declaration | CursorDeclaration | Alias:
    name = reader.name()
    if reader.accept("ALIAS", "FOR"):
        return Alias(name, f"${reader.integer()}" if reader.accept("$") else reader.name())
    if reader.accept("CURSOR"):
        return _cursor(reader, name)
    constant = reader.accept("CONSTANT")
    type_ = _type(reader)
    not_null = reader.accept("NOT", "NULL")
    initial = None
    if reader.accept(":=") or reader.accept("=") or reader.accept("DEFAULT"):
        initial = reader.text_until(";")
    return Declaration(name, type_, initial, constant, not_null)


def _cursor(reader: TokenReader, name: str) -> CursorDeclaration:
    parameters: list[tuple[str, RedshiftType]] = []
    if reader.accept("("):
        parameters.append((reader.name(), read_type(reader)))
        while reader.accept(","):
            parameters.append((reader.name(), read_type(reader)))
        reader.expect(")")
    reader.expect("FOR")
    return CursorDeclaration(name, tuple(parameters), reader.text_until(";"))


def _type(reader: TokenReader) -> RedshiftType | TypeOf | None:
    if reader.accept("RECORD"):
        return None
    if reader.accept("REFCURSOR"):
        return REFCURSOR
    if is_type(reader):
        return read_type(reader)
    names = [reader.name()]
    while reader.accept("."):
        names.append(reader.name())
    reader.expect("%")
    if reader.accept("ROWTYPE"):
        # A row takes its columns from what is put into it, and that is all that a record does.
        return None
    if not reader.accept("TYPE") or len(names) == 1:
        raise UnsupportedError(f"the type {'.'.join(names)}%TYPE of a variable")
    *schema, table, column = names
    return TypeOf(TableName(schema[-1] if schema else None, table), column)
