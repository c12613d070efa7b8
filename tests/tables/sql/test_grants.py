"""GRANT."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.sql.grants import Grant, grants

TABLE = parse_table('CREATE TABLE s."T" (a int)')


def test_grants():
    """One statement for each grantee."""
    given = [
        Grant("user", "Ann", ("select", "insert")),
        Grant("group", "analysts", ("SELECT",)),
        Grant("role", "etl role", ("ALL",)),
        Grant("public", "", ("SELECT",)),
    ]
    assert grants(TABLE, given) == (
        'GRANT SELECT, INSERT ON TABLE s."T" TO "Ann"',
        'GRANT SELECT ON TABLE s."T" TO GROUP analysts',
        'GRANT ALL ON TABLE s."T" TO ROLE "etl role"',
        'GRANT SELECT ON TABLE s."T" TO PUBLIC',
    )


@pytest.mark.parametrize(
    ("privileges", "message"),
    [
        (("SELCT",), "unknown privilege 'SELCT'; did you mean 'SELECT'?"),
        (
            (),
            (
                "'ann' is granted nothing;"
                " tables have ALL, ALTER, DELETE, DROP, INSERT, REFERENCES, SELECT, TRUNCATE, UPDATE"
            ),
        ),
    ],
)
def test_fails(privileges, message):
    """What tables do not have."""
    with pytest.raises(TableError) as caught:
        grants(TABLE, [Grant("user", "ann", privileges)])
    assert caught.value.message == message
