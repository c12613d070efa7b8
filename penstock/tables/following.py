"""What may stand behind the CREATE TABLE of a DDL file: GRANT and COMMENT, which change nothing when they run again.

https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html
https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html
"""

from __future__ import annotations

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.tables.draft import Draft, identifier, read_names, read_table_name
from penstock.tables.errors import TableError, shown
from penstock.tables.names import folded
from penstock.tables.tokens import TokenReader

PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "REFERENCES", "ALTER", "TRUNCATE", "ALL")
"""Those of a table."""


def read_following(draft: Draft, schema: str | None, name: str) -> tuple[str, ...]:
    """Read the statements up to the end of the file; give them as written, without semicolons.

    Raises:
        TableError: for another statement, or one about another table.
    """
    reader = draft.reader
    found: list[str] = []
    _skip_semicolons(reader)
    while not reader.at_end:
        start = reader.here
        if reader.accept("GRANT"):
            _read_grant(draft, schema, name)
        elif reader.accept("COMMENT", "ON"):
            _read_comment(draft, schema, name)
        else:
            raise reader.error("the end of the file: behind a CREATE TABLE it holds GRANT and COMMENT only")
        found.append(reader.sql[start : reader.last_end])
        if not reader.at_end:
            reader.expect(";")
        _skip_semicolons(reader)
    return tuple(found)


def _skip_semicolons(reader: TokenReader) -> None:
    while reader.accept(";"):
        pass


def _read_grant(draft: Draft, schema: str | None, name: str) -> None:
    reader = draft.reader
    while True:
        _read_privilege(draft)
        if not reader.accept(","):
            break
    reader.expect("ON")
    reader.accept("TABLE")
    _read_name(reader, schema, name)
    reader.expect("TO")
    while True:
        if not reader.accept("PUBLIC"):
            if not reader.accept("GROUP"):
                reader.accept("ROLE")
            reader.name()
            reader.accept("WITH", "GRANT", "OPTION")
        if not reader.accept(","):
            return


def _read_privilege(draft: Draft) -> None:
    reader = draft.reader
    token = reader.name()
    if token.text.upper() not in PRIVILEGES:
        hint = did_you_mean(token.text.upper(), PRIVILEGES) or f"tables have {listed(PRIVILEGES)}"
        raise draft.error(f"unknown privilege '{shown(token.text)}'; {hint}", token)
    if token.text.upper() == "ALL":
        reader.accept("PRIVILEGES")
    if reader.looking_at("("):
        draft.resolve(read_names(reader))


def _read_comment(draft: Draft, schema: str | None, name: str) -> None:
    reader = draft.reader
    if reader.accept("COLUMN"):
        place = reader.here
        parts = [reader.name()]
        while reader.accept("."):
            parts.append(reader.name())
        *table, column = parts
        owner = [identifier(token) for token in table]
        _require_same(reader, owner[0] if len(owner) > 1 else None, owner[-1] if owner else "", schema, name, place)
        draft.resolve([column])
    else:
        reader.expect("TABLE")
        _read_name(reader, schema, name)
    reader.expect("IS")
    if not reader.accept("NULL") and reader.take("a text").kind != "string":
        raise TableError("a comment is a text in quotes, or NULL", *reader.place(reader.last_end - 1))


def _read_name(reader: TokenReader, schema: str | None, name: str) -> None:
    place = reader.here
    _require_same(reader, *read_table_name(reader), schema, name, place)


def _require_same(
    reader: TokenReader, found_schema: str | None, found: str, schema: str | None, name: str, place: int
) -> None:
    if (folded(found_schema or ""), folded(found)) != (folded(schema or ""), folded(name)):
        told = f"{found_schema}.{found}" if found_schema else found
        own = f"{schema}.{name}" if schema else name
        raise TableError(
            f"found '{shown(told)}', expected '{shown(own)}', the table of this file", *reader.place(place)
        )
