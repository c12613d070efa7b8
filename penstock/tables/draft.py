"""A table while its DDL is read: keys hold tokens, since they may name columns that come later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.tables.errors import TableError, shown
from penstock.tables.model import Column, ForeignKey, Key
from penstock.tables.names import folded
from penstock.tables.tokens import Token, TokenReader

Names = tuple[Token, ...]


@dataclass(slots=True)
class Draft:
    """What has been read so far."""

    reader: TokenReader
    columns: list[Column] = field(default_factory=list)
    primary: tuple[Names, str | None] | None = None
    unique: list[tuple[Names, str | None]] = field(default_factory=list)
    foreign: list[tuple[Names, ForeignKey]] = field(default_factory=list)
    diststyle: str | None = None
    distkey: Token | None = None
    sortkey: Names = ()
    sortstyle: str | None = None
    backup: bool = True

    def add_column(self, column: Column, token: Token) -> None:
        """Add a column.

        Raises:
            TableError: where its name is taken.
        """
        if any(folded(other.name) == folded(column.name) for other in self.columns):
            raise self.error(
                f"column {shown(column.sql)} is there already; case alone does not tell names apart", token
            )
        self.columns.append(column)

    def set_primary(self, names: Names, name: str | None, token: Token) -> None:
        """Note the primary key.

        Raises:
            TableError: where there is one already.
        """
        if self.primary is not None:
            raise self.error(
                "a table has one PRIMARY KEY; write PRIMARY KEY (a, b) for a key of several columns", token
            )
        self.primary = (names, name)

    def set_distkey(self, token: Token) -> None:
        """Note the distribution key.

        Raises:
            TableError: where there is one already.
        """
        if self.distkey is not None:
            raise self.error("a table has one DISTKEY column", token)
        self.distkey = token

    def resolve(self, names: Iterable[Token]) -> tuple[str, ...]:
        """Give the columns that tokens name.

        Raises:
            TableError: for one that the table does not have, or that is named twice.
        """
        found: list[str] = []
        for token in names:
            name = identifier(token)
            column = next((item.name for item in self.columns if folded(item.name) == folded(name)), None)
            if column is None:
                known = [item.name for item in self.columns]
                hint = did_you_mean(name, known) or f"its columns are {listed(known)}"
                raise self.error(f"the table has no column '{shown(name)}'; {hint}", token)
            if column in found:
                raise self.error(f"the key names the column '{shown(name)}' twice", token)
            found.append(column)
        return tuple(found)

    def key(self, names: Names, name: str | None) -> Key:
        """Make a key of the columns that tokens name."""
        return Key(self.resolve(names), name)

    def error(self, message: str, token: Token) -> TableError:
        """Make an error that points at a token."""
        return TableError(message, *self.reader.place(token.start))


def identifier(token: Token) -> str:
    """Give a name as Redshift keeps it: in lower case, unless it is quoted."""
    return token.text if token.kind == "quoted" else folded(token.text)


def read_names(reader: TokenReader) -> Names:
    """Read `(name, ...)`."""
    reader.expect("(")
    names = [reader.name()]
    while reader.accept(","):
        names.append(reader.name())
    reader.expect(")")
    return tuple(names)


def read_table_name(reader: TokenReader) -> tuple[str | None, str]:
    """Read `[schema.]table`.

    Raises:
        TableError: for a database in front.
    """
    first = identifier(reader.name())
    if not reader.accept("."):
        return None, first
    second = identifier(reader.name())
    if reader.looking_at("."):
        raise reader.error("no more than schema.table: the connection chooses the database")
    return first, second


def read_reference(reader: TokenReader, name: str | None) -> ForeignKey:
    """Read what stands behind REFERENCES; its columns are not yet known."""
    schema, table = read_table_name(reader)
    references = tuple(identifier(token) for token in read_names(reader)) if reader.looking_at("(") else ()
    return ForeignKey((), schema, table, references, name)
