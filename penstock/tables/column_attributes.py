"""A column and what may stand behind its type, in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from penstock.tables.draft import Draft, identifier, read_reference
from penstock.tables.errors import TableError, shown
from penstock.tables.model import Column, Identity
from penstock.tables.sql_types import read_type
from penstock.tables.tokens import Token, TokenReader


def read_column(draft: Draft) -> None:
    """Read `name type [attribute ...]`.

    Raises:
        TableError: for an attribute that Redshift does not have.
    """
    reader = draft.reader
    token = reader.name()
    column = Column(identifier(token), read_type(reader), is_quoted=token.kind == "quoted")
    while not (reader.at_end or reader.looking_at(",") or reader.looking_at(")")):
        column = _read_attribute(draft, column, token)
    draft.add_column(column, token)


def _read_attribute(draft: Draft, column: Column, token: Token) -> Column:
    reader = draft.reader
    name = identifier(reader.name()) if reader.accept("CONSTRAINT") else None
    start = reader.here
    for words, read in _COLUMN.items():
        if reader.accept(*words):
            return read(reader, column)
    for words, note in _TABLE.items():
        if reader.accept(*words):
            note(draft, replace(token, start=start), name)
            return replace(column, nullable=False) if words == ("PRIMARY", "KEY") else column
    raise reader.error(f"',', ')' or {', '.join(' '.join(words) for words in (*_COLUMN, *_TABLE))}")


def _read_default(reader: TokenReader, column: Column) -> Column:
    start, depth = reader.here, 0
    while (token := reader.next) is not None:
        is_word = token.kind == "word"
        if is_word and depth == 0 and (token.text in {",", ")"} or _ends_default(token, start)):
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0) if is_word else 0
        reader.take("an expression")
    text = reader.sql[start : reader.last_end] if reader.last_end > start else ""
    if not _is_expression(text):
        raise TableError(f"found {shown(f'DEFAULT {text}')}, expected an expression", *reader.place(start))
    return replace(column, default=text)


def _ends_default(token: Token, start: int) -> bool:
    return token.start > start and token.text.upper() in _FIRST_WORDS


def _is_expression(text: str) -> bool:
    try:
        tree = sqlglot.parse_one(f"SELECT {text}", read="redshift")
    except (SqlglotError, RecursionError):
        return False
    return isinstance(tree, exp.Select) and len(tree.expressions) == 1 and not tree.find(exp.From, exp.Alias, exp.Into)


def _read_identity(reader: TokenReader, *, by_default: bool = False) -> Identity:
    reader.expect("(")
    seed = reader.integer()
    reader.expect(",")
    start = reader.here
    step = reader.integer()
    if step == 0:
        raise TableError("found an IDENTITY that goes on by 0, expected another step", *reader.place(start))
    reader.expect(")")
    return Identity(seed, step, by_default)


_Read = Callable[[TokenReader, Column], Column]
_Note = Callable[[Draft, Token, "str | None"], None]

_COLUMN: dict[tuple[str, ...], _Read] = {
    ("NOT", "NULL"): lambda _, column: replace(column, nullable=False),
    ("NULL",): lambda _, column: column,
    ("DEFAULT",): _read_default,
    ("IDENTITY",): lambda reader, column: replace(column, identity=_read_identity(reader), nullable=False),
    ("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY"): lambda reader, column: replace(
        column, identity=_read_identity(reader, by_default=True), nullable=False
    ),
    ("ENCODE",): lambda reader, column: replace(column, encode=identifier(reader.name())),
    ("COLLATE",): lambda reader, column: replace(column, collate=identifier(reader.name())),
}


def _note_sortkey(draft: Draft, token: Token, _name: str | None) -> None:
    draft.sortkey = (token,)


def _note_foreign(draft: Draft, token: Token, name: str | None) -> None:
    draft.foreign.append(((token,), read_reference(draft.reader, name)))


_TABLE: dict[tuple[str, ...], _Note] = {
    ("PRIMARY", "KEY"): lambda draft, token, name: draft.set_primary((token,), name, token),
    ("UNIQUE",): lambda draft, token, name: draft.unique.append(((token,), name)),
    ("REFERENCES",): _note_foreign,
    ("DISTKEY",): lambda draft, token, _: draft.set_distkey(token),
    ("SORTKEY",): _note_sortkey,
}

_FIRST_WORDS = {words[0] for words in (*_COLUMN, *_TABLE)} - {"DEFAULT"} | {"CONSTRAINT"}
