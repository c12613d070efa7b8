"""The variables of a procedure: their values, and how SQL sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from duckdb import DuckDBPyConnection
from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.result import Column
from penstock.warehouse.results import query
from penstock.warehouse.types import MAX_VARCHAR, RedshiftType


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its type."""

    type: RedshiftType
    value: Any = None

    @property
    def literal(self) -> Expr:
        """The value as SQL."""
        if self.value is None:
            return exp.cast(exp.null(), _data_type(self.type.duckdb).copy())
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return exp.cast(exp.paren(exp.Literal.number(self.value)), _data_type(self.type.duckdb).copy())
        text = self.value.isoformat(" ") if isinstance(self.value, datetime) else str(self.value)
        if isinstance(self.value, time):
            text = self.value.isoformat()
        return exp.cast(exp.Literal.string(text), _data_type(self.type.duckdb).copy())


@lru_cache
def _data_type(duckdb: str) -> exp.DataType:
    return exp.DataType.build(duckdb, dialect="duckdb")


def value_of(column: Column, value: Any) -> Value:
    """Give a value of a result the type of its column."""
    if column.type_name == "numeric":
        type_ = RedshiftType("numeric", (column.precision, column.scale))
    else:
        type_ = RedshiftType(column.type_name, (MAX_VARCHAR,) if column.type_name == "varchar" else ())
    return Value(type_, value)


@dataclass(slots=True)
class Variable:
    """A variable of one value."""

    type: RedshiftType
    value: Any = None
    constant: bool = False
    not_null: bool = False


@dataclass(slots=True)
class Record:
    """A variable that holds a row; None until one has been put into it."""

    fields: dict[str, Value] | None = None


@dataclass(slots=True)
class Frame:
    """The variables of a block; those of the blocks around it are seen, too."""

    connection: DuckDBPyConnection
    outer: Frame | None = None
    names: dict[str, Variable | Record] = field(default_factory=dict)

    def inner(self) -> Frame:
        """Open a block within this one."""
        return Frame(self.connection, self)

    def find(self, name: str) -> Variable | Record | None:
        """Find a variable by its name."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None

    def literal(self, name: str) -> Expr | None:
        """Give the value of `name` or `record.field` as SQL; None where there is no such variable.

        Raises:
            WarehouseError: for a field of a record that has none, or no row at all.
        """
        first, _, rest = name.partition(".")
        found = self.find(first)
        if isinstance(found, Variable):
            return None if rest else Value(found.type, found.value).literal
        if not (isinstance(found, Record) and rest):
            return None
        if found.fields is None:
            raise WarehouseError(f'record "{first}" is not assigned yet')
        if rest not in found.fields:
            raise WarehouseError(f'record "{first}" has no field "{rest}"')
        return found.fields[rest].literal

    def assign(self, name: str, value: Value) -> None:
        """Put a value into a variable, as the variable's type.

        Raises:
            WarehouseError: where there is no such variable, it is a constant, or it does not take the value.
            UnsupportedError: for a field of a record.
        """
        if "." in name:
            raise UnsupportedError(f"assignment to {name}, a field of a record,")
        found = self.find(name)
        if isinstance(found, Record):
            raise WarehouseError(f'record variable "{name}" takes a row')
        if found is None:
            raise WarehouseError(f'"{name}" is not a known variable')
        if found.constant:
            raise WarehouseError(f'"{name}" is declared CONSTANT')
        found.value = self.converted(name, value, found)

    def converted(self, name: str, value: Value, variable: Variable) -> Any:
        """Give a value as the type of a variable."""
        type_, given = variable.type, value.value
        if given is None:
            if variable.not_null:
                raise WarehouseError(f'null value cannot be assigned to variable "{name}" declared NOT NULL')
            return None
        if value.type != type_ and not (value.type.is_text and type_.is_text):
            literal = value.literal.sql("duckdb")
            given = query(self.connection, f"SELECT CAST({literal} AS {type_.duckdb})").rows[0][0]
        if type_.is_text and len(str(given).encode()) > type_.length:
            kind = "character" if type_.name == "char" else "character varying"
            raise WarehouseError(f"value too long for type {kind}({type_.length})")
        return given

    def assign_row(self, targets: Sequence[str], columns: Sequence[Column], row: Sequence[Any] | None) -> None:
        """Put a row into variables, or into one record; of no row at all comes NULL.

        Raises:
            WarehouseError: where one of them does not take its value.
        """
        first = self.find(targets[0]) if len(targets) == 1 else None
        values = [value_of(column, None if row is None else row[index]) for index, column in enumerate(columns)]
        if isinstance(first, Record):
            first.fields = {column.name: value for column, value in zip(columns, values, strict=True)}
            return
        missing = Value(RedshiftType("varchar", (MAX_VARCHAR,)))
        for index, target in enumerate(targets):
            self.assign(target, values[index] if index < len(values) else missing)
