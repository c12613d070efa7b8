"""Redshift's column types: their names, their DuckDB storage, how DDL writes them.

https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.tokens import TokenReader

MAX_VARCHAR = 65535
MAX_CHAR = 4096


@dataclass(frozen=True, slots=True)
class RedshiftType:
    """A type with its arguments: (n) of strings in bytes, (precision, scale) of decimals."""

    name: str
    """The internal name: int2, int4, int8, numeric, float4, float8, bool, char, varchar, date, time, timestamp, ..."""
    arguments: tuple[int, ...] = ()

    @property
    def duckdb(self) -> str:
        """How DuckDB stores it."""
        if self.name == "numeric":
            return f"DECIMAL({self.arguments[0]}, {self.arguments[1]})"
        return _STORAGE[self.name]

    @property
    def is_text(self) -> bool:
        """Whether it is CHAR or VARCHAR."""
        return self.name in {"char", "varchar"}

    @property
    def length(self) -> int:
        """The most bytes that a CHAR or VARCHAR holds."""
        return self.arguments[0]


_STORAGE = {
    "int2": "SMALLINT",
    "int4": "INTEGER",
    "int8": "BIGINT",
    "float4": "REAL",
    "float8": "DOUBLE",
    "bool": "BOOLEAN",
    "char": "VARCHAR",
    "varchar": "VARCHAR",
    "date": "DATE",
    "time": "TIME",
    "timestamp": "TIMESTAMP",
    "timestamptz": "TIMESTAMPTZ",
    "super": "JSON",
    "interval": "INTERVAL",
}

_NAMES = {
    "SMALLINT": "int2",
    "INT2": "int2",
    "INTEGER": "int4",
    "INT": "int4",
    "INT4": "int4",
    "BIGINT": "int8",
    "INT8": "int8",
    "DECIMAL": "numeric",
    "NUMERIC": "numeric",
    "REAL": "float4",
    "FLOAT4": "float4",
    "DOUBLE PRECISION": "float8",
    "FLOAT8": "float8",
    "FLOAT": "float8",
    "BOOLEAN": "bool",
    "BOOL": "bool",
    "CHAR": "char",
    "CHARACTER": "char",
    "NCHAR": "char",
    "BPCHAR": "char",
    "VARCHAR": "varchar",
    "CHARACTER VARYING": "varchar",
    "NVARCHAR": "varchar",
    "TEXT": "varchar",
    "DATE": "date",
    "TIME": "time",
    "TIME WITHOUT TIME ZONE": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP WITHOUT TIME ZONE": "timestamp",
    "TIMESTAMPTZ": "timestamptz",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "SUPER": "super",
}

_SUFFIXES = (("PRECISION",), ("VARYING",), ("WITHOUT", "TIME", "ZONE"), ("WITH", "TIME", "ZONE"))


def is_type(reader: TokenReader) -> bool:
    """Whether a type comes next, and not a name."""
    return any(reader.looking_at(*name.split()[:1]) for name in (*_NAMES, "REFCURSOR"))


def type_names(types: Iterable[RedshiftType]) -> str:
    """Give the names of types in one text, by which the arguments of functions are told apart."""
    return ", ".join(type_.name for type_ in types)


def read_type(reader: TokenReader) -> RedshiftType:
    """Read a type as DDL writes it.

    Raises:
        UnsupportedError: for a type that the local warehouse cannot store, or that is none.
        WarehouseError: for a length or precision out of bounds.
    """
    words = reader.word()
    for suffix in _SUFFIXES:
        if reader.accept(*suffix):
            words = " ".join((words, *suffix))
    name = _NAMES.get(words)
    if name is None:
        raise UnsupportedError(f"the column type {words}")
    return RedshiftType(name, _arguments(name, words, reader))


def _arguments(name: str, words: str, reader: TokenReader) -> tuple[int, ...]:
    given: list[int] = []
    if reader.accept("("):
        given.append((MAX_CHAR if name == "char" else MAX_VARCHAR) if reader.accept("MAX") else reader.integer())
        while reader.accept(","):
            given.append(reader.integer())
        reader.expect(")")
    if name == "numeric":
        precision, scale = (*given, *(18, 0)[len(given) :])[:2]
        if not (1 <= precision <= 38 and 0 <= scale <= min(precision, 37)):
            raise WarehouseError(f"NUMERIC precision {precision}, scale {scale} must be within 38 and 37")
        return precision, scale
    if name in {"char", "varchar"}:
        length = given[0] if given else {"TEXT": 256, "BPCHAR": 256, "VARCHAR": 256, "NVARCHAR": 256}.get(words, 1)
        if words == "CHARACTER VARYING" and not given:
            length = 256
        most = MAX_CHAR if name == "char" else MAX_VARCHAR
        if not 1 <= length <= most:
            raise WarehouseError(f"length for type {name} must be between 1 and {most}, got {length}")
        return (length,)
    return ()
