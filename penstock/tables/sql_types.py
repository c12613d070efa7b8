"""Redshift's column types, as DDL writes them and as the catalogue (svv_columns) describes them.

https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html
"""

from __future__ import annotations

from dataclasses import dataclass

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.tables.errors import TableError
from penstock.tables.tokens import TokenReader

_CATALOGUE = {
    "SMALLINT": "smallint",
    "INT2": "smallint",
    "INTEGER": "integer",
    "INT": "integer",
    "INT4": "integer",
    "BIGINT": "bigint",
    "INT8": "bigint",
    "DECIMAL": "numeric",
    "NUMERIC": "numeric",
    "REAL": "real",
    "FLOAT4": "real",
    "DOUBLE PRECISION": "double precision",
    "FLOAT8": "double precision",
    "FLOAT": "double precision",
    "BOOLEAN": "boolean",
    "BOOL": "boolean",
    "CHAR": "character",
    "CHARACTER": "character",
    "NCHAR": "character",
    "BPCHAR": "character",
    "VARCHAR": "character varying",
    "CHARACTER VARYING": "character varying",
    "NVARCHAR": "character varying",
    "TEXT": "character varying",
    "DATE": "date",
    "TIME": "time without time zone",
    "TIME WITHOUT TIME ZONE": "time without time zone",
    "TIMETZ": "time with time zone",
    "TIME WITH TIME ZONE": "time with time zone",
    "TIMESTAMP": "timestamp without time zone",
    "TIMESTAMP WITHOUT TIME ZONE": "timestamp without time zone",
    "TIMESTAMPTZ": "timestamp with time zone",
    "TIMESTAMP WITH TIME ZONE": "timestamp with time zone",
    "SUPER": "super",
    "VARBYTE": "binary varying",
    "VARBINARY": "binary varying",
    "BINARY VARYING": "binary varying",
    "HLLSKETCH": "hllsketch",
    "GEOMETRY": "geometry",
    "GEOGRAPHY": "geography",
}
_SUFFIXES = (("PRECISION",), ("VARYING",), ("WITHOUT", "TIME", "ZONE"), ("WITH", "TIME", "ZONE"))
_TAKE_ARGUMENTS = frozenset({"numeric", "character", "character varying", "binary varying"})
_MAXIMUM = {"character": 4096, "character varying": 65535, "binary varying": 16777216}
_DESCRIBED = frozenset({"numeric", "character", "character varying"})
_UNORDERED = frozenset({"hllsketch", "geometry", "geography"})
_WITHOUT_LENGTH = {"CHAR": 1, "CHARACTER": 1, "NCHAR": 1, "BPCHAR": 256, "VARBYTE": 64000, "VARBINARY": 64000}
_WITHOUT_LENGTH |= {"BINARY VARYING": 64000}


@dataclass(frozen=True, slots=True)
class SqlType:
    """A type: the text that DDL wrote (words as written, blanks made even), and what it means."""

    text: str
    catalogue: str
    """The name in svv_columns.data_type, such as `character varying`."""
    arguments: tuple[int, ...] = ()
    """(length in bytes) of strings, (precision, scale) of decimals; filled in where DDL leaves them out."""

    @property
    def described(self) -> str:
        """The type in the catalogue's words, with what it says of lengths."""
        if self.catalogue in _DESCRIBED:
            return f"{self.catalogue}({','.join(str(item) for item in self.arguments)})"
        return self.catalogue

    @property
    def is_ordered(self) -> bool:
        """Whether values can be compared and sorted."""
        return self.catalogue not in _UNORDERED

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.catalogue in {"smallint", "integer", "bigint", "numeric", "real", "double precision"}

    @property
    def is_time(self) -> bool:
        """Whether it is a date or a time stamp."""
        return self.catalogue == "date" or self.catalogue.startswith("timestamp")


def read_type(reader: TokenReader) -> SqlType:
    """Read a type.

    Raises:
        TableError: for what is no type of Redshift's, or a length that it does not take.
    """
    start, token = reader.here, reader.next
    if token is None or token.kind != "word" or not token.text[0].isalpha():
        raise reader.error("a type")
    words = reader.take("a type").text
    for suffix in _SUFFIXES:
        if reader.accept(*suffix):
            more = " ".join(suffix)
            words += " " + (more.lower() if words.islower() else more)
    known = words.upper()
    if known not in _CATALOGUE:
        raise TableError(_unknown(words), *reader.place(start))
    catalogue = _CATALOGUE[known]
    given = _arguments(reader, catalogue) if reader.looking_at("(") else []
    text = words + (f"({', '.join(given)})" if given else "")
    return SqlType(text, catalogue, _complete(known, catalogue, given))


def _arguments(reader: TokenReader, catalogue: str) -> list[str]:
    if catalogue not in _TAKE_ARGUMENTS:
        raise TableError(f"the type {catalogue} takes no length or precision", *reader.place(reader.here))
    reader.expect("(")
    given = ["MAX" if catalogue in _MAXIMUM and reader.accept("MAX") else str(_within(reader, catalogue))]
    if catalogue == "numeric" and reader.accept(","):
        given.append(str(_within(reader, catalogue, lowest=0, highest=min(int(given[0]), 37))))
    reader.expect(")")
    return given


def _within(reader: TokenReader, catalogue: str, *, lowest: int = 1, highest: int | None = None) -> int:
    start = reader.here
    number = reader.integer()
    highest = _MAXIMUM.get(catalogue, 38) if highest is None else highest
    if not lowest <= number <= highest:
        raise TableError(f"found {number}, {catalogue} takes {lowest} to {highest} here", *reader.place(start))
    return number


def _complete(known: str, catalogue: str, given: list[str]) -> tuple[int, ...]:
    if catalogue == "numeric":
        precision, scale = ([int(item) for item in given] + [18, 0][len(given) :])[:2]
        return precision, scale
    if catalogue not in _MAXIMUM:
        return ()
    if not given:
        return (_WITHOUT_LENGTH.get(known, 256),)
    return (_MAXIMUM[catalogue] if given[0] == "MAX" else int(given[0]),)


def _unknown(found: str) -> str:
    hint = did_you_mean(found, _CATALOGUE)
    return f"unknown type '{found}'" + (f"; {hint}" if hint else f"; Redshift has {listed(_CATALOGUE)}")
