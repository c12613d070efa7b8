"""SQL's surface."""

import pytest

from penstock.worker.redshift.statement_text import create_if_missing, identifier, literal, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ;; -- only; a comment\n", ()),
        ("SELECT 1", ("SELECT 1",)),
        ("SELECT 1; SELECT 2;", ("SELECT 1", "SELECT 2")),
        ("SELECT ';', \"a;b\", 'it''s;' ; x", ("SELECT ';', \"a;b\", 'it''s;'", "x")),
        ("a /* ; */ b; c -- d;\ne", ("a   b", "c  \ne")),
        ("DO $body$ a; b $body$; c", ("DO $body$ a; b $body$", "c")),
        ("SELECT 4/2 - 1, $1;", ("SELECT 4/2 - 1, $1",)),
        ("SELECT 'never closed; x", ("SELECT 'never closed", "x")),
    ],
)
def test_splits_scripts(text, expected):
    """Quoted text and comments do not end a statement."""
    assert statements(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CREATE TABLE a (b INT);", ("CREATE TABLE IF NOT EXISTS a (b INT)",)),
        ("-- c\ncreate\n  table a (b INT)", ("create\n  table IF NOT EXISTS a (b INT)",)),
        ("create table if not exists a (b INT)", ("create table if not exists a (b INT)",)),
        ("CREATE TEMP TABLE a (b INT)", ("CREATE TEMP TABLE IF NOT EXISTS a (b INT)",)),
        (
            "CREATE TABLE a (b INT); COMMENT ON TABLE a IS 'create table x'",
            ("CREATE TABLE IF NOT EXISTS a (b INT)", "COMMENT ON TABLE a IS 'create table x'"),
        ),
        ("CREATE TABLE iffy (b INT)", ("CREATE TABLE IF NOT EXISTS iffy (b INT)",)),
        ('CREATE TABLE"a"(b INT)', ('CREATE TABLE IF NOT EXISTS "a"(b INT)',)),
        ("create schema w; GRANT ALL ON a TO b", ("create schema IF NOT EXISTS w", "GRANT ALL ON a TO b")),
    ],
)
def test_creates_only_what_is_missing(text, expected):
    """Every CREATE TABLE gets IF NOT EXISTS."""
    assert create_if_missing(text) == expected


@pytest.mark.parametrize("text", ["DROP TABLE a; CREATE TABLE a (b INT)", "CREATE VIEW a AS SELECT 1", "created"])
def test_refuses_what_would_change_a_table_that_is_there(text):
    """The statements run at every load."""
    with pytest.raises(ValueError, match=r" is not CREATE TABLE, CREATE SCHEMA, COMMENT or GRANT$"):
        create_if_missing(text)


def test_quotes():
    """Quotes are doubled, and backslashes in literals, too."""
    assert identifier('we"b') == '"we""b"'
    assert literal("it's \\ here") == "'it''s \\\\ here'"
