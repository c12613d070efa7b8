"""Scripts of SqlActivity for MySQL, PostgreSQL and SQLite: where statements end, and what is a value."""

import re

import pytest

from penstock.worker.databases.scripts import read_script


def quoted(text):
    """A literal that tells that it is one."""
    return f"<{text}>"


def read(text, *arguments, backend="mysql"):
    """Read a script."""
    return read_script(text, arguments, backend=backend, quoted=quoted)


@pytest.mark.parametrize(
    ("backend", "text", "expected"),
    [
        ("mysql", "SELECT 1;; -- one;\nSELECT 2 ;\n", ["SELECT 1", "SELECT 2"]),
        ("mysql", "SELECT ';', \"a;\", `b;`, 'it''s;', '\\';'; SELECT 2", None),
        ("mysql", "# no; statement\nSELECT 1 /* ; */; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("mysql", "SELECT 5--1; SELECT 2", ["SELECT 5--1", "SELECT 2"]),
        ("postgresql", "SELECT 'C:\\'; SELECT 2", ["SELECT 'C:\\'", "SELECT 2"]),
        ("postgresql", "SELECT E'it\\'s;', $$;$$, $a$ ; $$ ; $a$; SELECT 2", None),
        ("postgresql", "SELECT 1 /* ; /* ; */ ; */ ; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("postgresql", "SELECT 1 # 2; SELECT 2", ["SELECT 1 # 2", "SELECT 2"]),
        ("sqlite", "SELECT [a;b], 'C:\\' FROM t; SELECT 2", ["SELECT [a;b], 'C:\\' FROM t", "SELECT 2"]),
    ],
)
def test_statements(backend, text, expected):
    """Semicolons in texts, names and comments end nothing."""
    statements = [item.text for item in read(text, backend=backend).statements]
    assert statements == (expected or [text.rpartition("; ")[0], "SELECT 2"])


@pytest.mark.parametrize(
    ("backend", "body"),
    [
        ("mysql", "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; CASE a WHEN 1 THEN SET b = 1; END CASE; END"),
        ("mysql", "CREATE PROCEDURE p() BEGIN SET a = CASE WHEN 1 THEN 2 END; WHILE a DO SET a = 0; END WHILE; END"),
        (
            "mysql",
            "CREATE DEFINER=`etl`@`%` TRIGGER t BEFORE INSERT ON u FOR EACH ROW BEGIN SET @a = 1; BEGIN END; END",
        ),
        ("sqlite", "CREATE TEMP TRIGGER t AFTER INSERT ON u BEGIN DELETE FROM v; DELETE FROM w; END"),
        ("postgresql", "CREATE FUNCTION f() RETURNS int LANGUAGE SQL BEGIN ATOMIC SELECT 1; SELECT 2; END"),
        ("mysql", "CREATE PROCEDURE p() SELECT 1"),
    ],
)
def test_bodies(backend, body):
    """The semicolons of a body are its own, and its BEGIN and END are no transaction."""
    script = read(f"{body};\nSELECT 2", backend=backend)
    assert [item.text for item in script.statements] == [body, "SELECT 2"]
    assert script.is_transaction


@pytest.mark.parametrize(
    ("text", "statements", "is_transaction", "is_left_open"),
    [
        ("DELETE FROM a; DELETE FROM b", 2, True, True),
        ("VACUUM", 1, False, False),
        ("BEGIN; DELETE FROM a; COMMIT;", 1, True, True),
        ("START TRANSACTION; DELETE FROM a; DELETE FROM b; COMMIT WORK", 2, True, True),
        ("DELETE FROM a; SAVEPOINT s; DELETE FROM b; ROLLBACK TO SAVEPOINT s", 4, True, True),
        ("DELETE FROM a; COMMIT; DELETE FROM b", 3, False, False),
        ("BEGIN; DELETE FROM a; ROLLBACK", 3, False, False),
        ("BEGIN; DELETE FROM a; COMMIT; BEGIN; DELETE FROM b", 5, False, True),
    ],
)
def test_transactions(text, statements, is_transaction, is_left_open):
    """One around all, or what the script says."""
    script = read(text)
    assert (len(script.statements), script.is_transaction, script.is_left_open) == (
        statements,
        is_transaction,
        is_left_open,
    )


def test_arguments():
    """In their order, and not in what is shown."""
    script = read("SELECT ?, '?', /* ? */ ?; DELETE FROM a WHERE b = ?", "1", "it's", "x")
    assert [item.sql for item in script.statements] == [
        "SELECT <1>, '?', /* ? */ <it's>",
        "DELETE FROM a WHERE b = <x>",
    ]
    assert script.statements[1].text == "DELETE FROM a WHERE b = ?"


def test_the_operator_of_postgresql():
    """As JDBC has it."""
    (statement,) = read("SELECT a ?? 'b', a ??| ?", "c", backend="postgresql").statements
    assert statement.sql == "SELECT a ? 'b', a ?| <c>"


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (" ; -- nothing", (), "it has no SQL statement"),
        ("SELECT ?", (), "it has 1 placeholders '?', and there are 0 values in scriptArgument"),
        ("SELECT 1", ("a",), "it has 0 placeholders '?', and there are 1 values in scriptArgument"),
        ("SELECT 1;\nSELECT 'a", (), "what begins with ' in line 2 has no end"),
        ("SELECT 1 /* a", (), "what begins with /* in line 1 has no end"),
        ("DELIMITER //\nSELECT 1", (), "DELIMITER is a command of the client mysql; leave it out"),
    ],
)
def test_refuses(text, arguments, message):
    """In words that come after the field's name."""
    with pytest.raises(ValueError, match=re.escape(message)):
        read(text, *arguments)
