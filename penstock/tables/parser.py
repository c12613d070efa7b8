"""From a DDL file to a Table.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from penstock.tables.attributes import read_attributes
from penstock.tables.draft import Draft, identifier, read_table_name
from penstock.tables.elements import read_elements
from penstock.tables.errors import TableError, shown
from penstock.tables.following import read_following
from penstock.tables.model import Column, Table
from penstock.tables.names import folded
from penstock.tables.tokens import TokenReader

_TEMPORARY = (("LOCAL",), ("TEMP",), ("TEMPORARY",))


@lru_cache(maxsize=2048)  # steps read their table when they are checked, and when they are compiled
def parse_table(text: str) -> Table:
    """Read a file that holds one CREATE TABLE; comments are anywhere.

    Before it may stand the CREATE SCHEMA of its schema, and behind it what it grants, and its COMMENT.

    Raises:
        TableError: where it holds none, more, or something that Redshift does not take.
    """
    text = text.removeprefix("\ufeff")  # some editors begin a file with this mark, which is no text
    reader = TokenReader(text)
    while reader.accept(";"):
        pass
    created, schema_source = _read_schema(reader)
    start = reader.here
    after_table = _read_head(reader)
    is_conditional = reader.accept("IF", "NOT", "EXISTS")
    place = reader.place(reader.here)
    schema, name = read_table_name(reader)
    if created is not None and folded(created) != folded(schema or ""):
        raise TableError(f"the table is not in the schema '{shown(created)}' that the file creates", *place)
    if name.startswith("#"):
        raise TableError(f"found '{shown(name)}', a temporary table, expected one that stays", *place)
    draft = Draft(reader)
    _read_body(draft)
    source = text[start : reader.last_end]
    if not is_conditional:
        source = f"{source[: after_table - start]} IF NOT EXISTS{source[after_table - start :]}"
    following = read_following(draft, schema, name)
    table = _finish(draft, schema, name)
    return replace(
        table, source=source, schema_source=schema_source, following=following, line=place[0], column=place[1]
    )


def _read_schema(reader: TokenReader) -> tuple[str | None, str]:
    """Read CREATE SCHEMA and its semicolon; give the name and the statement, or None where there is none.

    https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html
    """
    if not reader.looking_at("CREATE", "SCHEMA"):
        return None, ""
    start = reader.here
    reader.expect("CREATE", "SCHEMA")
    after_schema = reader.last_end
    is_conditional = reader.accept("IF", "NOT", "EXISTS")
    name = identifier(reader.name())
    if reader.accept("AUTHORIZATION"):
        reader.name()
    source = reader.sql[start : reader.last_end]
    if not is_conditional:
        source = f"{source[: after_schema - start]} IF NOT EXISTS{source[after_schema - start :]}"
    reader.expect(";")
    while reader.accept(";"):
        pass
    return name, source


def _read_head(reader: TokenReader) -> int:
    """Read CREATE TABLE; give the offset behind it."""
    if not reader.accept("CREATE"):
        raise reader.error("CREATE TABLE")
    if any(reader.looking_at(*words) for words in _TEMPORARY):
        raise reader.error("TABLE: a temporary table lasts no longer than its session")
    if reader.looking_at("EXTERNAL"):
        raise reader.error("TABLE: the rows of an external table are files, which no load can change")
    reader.expect("TABLE")
    return reader.last_end


def _read_body(draft: Draft) -> None:
    reader = draft.reader
    if reader.looking_at("AS") or reader.looking_at("(", "SELECT"):
        raise reader.error("the columns with their types; CREATE TABLE AS says nothing of them")
    if not reader.looking_at("("):
        raise reader.error("'(' and the columns with their types")
    read_elements(draft)
    read_attributes(draft)


def _finish(draft: Draft, schema: str | None, name: str) -> Table:
    if not draft.columns:
        raise TableError(f"table '{shown(name)}' has no columns", *draft.reader.place(draft.reader.last_end))
    primary = draft.key(*draft.primary) if draft.primary else None
    return Table(
        schema=schema,
        name=name,
        columns=tuple(_not_null(column, primary.columns if primary else ()) for column in draft.columns),
        primary_key=primary,
        unique=tuple(draft.key(*key) for key in draft.unique),
        foreign_keys=tuple(replace(key, columns=draft.resolve(names)) for names, key in draft.foreign),
        diststyle=draft.diststyle,
        distkey=draft.resolve([draft.distkey])[0] if draft.distkey else None,
        sortkey=draft.resolve(draft.sortkey),
        sortstyle=draft.sortstyle,
        backup=draft.backup,
    )


def _not_null(column: Column, key: tuple[str, ...]) -> Column:
    """A primary key is NOT NULL, wherever it is written."""
    return replace(column, nullable=False) if column.name in key else column
