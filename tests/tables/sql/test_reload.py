"""Reload."""

from __future__ import annotations

from penstock.tables.parser import parse_table
from penstock.tables.source import from_name
from penstock.tables.sql.reload import reload
from penstock.tables.sql.transaction import in_transaction, script

TABLE = parse_table("CREATE TABLE codes (code CHAR(2), label VARCHAR(20), n INT IDENTITY(1,1))")

EXPECTED = """\
BEGIN;

CREATE TEMP TABLE penstock_new_codes (
    code CHAR(2),
    label VARCHAR(20)
);

INSERT INTO penstock_new_codes (code, label)
SELECT
    src.code,
    src.label
FROM fresh AS src;

DELETE FROM codes;

INSERT INTO codes (code, label)
SELECT code, label
FROM penstock_new_codes;

DROP TABLE penstock_new_codes;

COMMIT;
"""


def test_statements():
    """The rows are there before the old ones go, and no TRUNCATE commits half-way."""
    assert script(in_transaction(reload(TABLE, from_name(None, "fresh")))) == EXPECTED
