"""History tables; what the statements do is tested in test_against_model.py."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.source import from_name
from penstock.tables.sql.history import history
from penstock.tables.sql.transaction import script
from penstock.tables.sql.versions import Validity
from tests.tables.running import run

TABLE = parse_table(
    "CREATE TABLE dw.prices (id int, amount decimal(8,2), currency char(3), valid_from timestamp, valid_to timestamp,"
    " now boolean, PRIMARY KEY (id, valid_from))"
)

EXPECTED = """\
CREATE TEMP TABLE penstock_new_prices (
    id int NOT NULL,
    amount decimal(8, 2),
    currency char(3)
);

INSERT INTO penstock_new_prices (id, amount, currency)
SELECT id, amount, currency
FROM (
    SELECT
        src.id,
        src.amount,
        src.currency,
        ROW_NUMBER() OVER (
            PARTITION BY src.id
            ORDER BY src.amount NULLS LAST, src.currency NULLS LAST
        ) AS penstock_rank
    FROM prices AS src
) AS ranked
WHERE penstock_rank = 1;

CREATE TEMP TABLE penstock_run_prices (
    penstock_at timestamp NOT NULL
);

INSERT INTO penstock_run_prices (penstock_at)
SELECT CAST('#{@scheduledStartTime}' AS timestamp)
WHERE NOT EXISTS (
    SELECT 1
    FROM dw.prices
    WHERE valid_from > CAST('#{@scheduledStartTime}' AS timestamp) OR valid_to > CAST('#{@scheduledStartTime}' AS timestamp)
);

DELETE FROM dw.prices
USING penstock_run_prices
WHERE prices.valid_from = penstock_run_prices.penstock_at;

UPDATE dw.prices
SET valid_to = NULL, now = TRUE
FROM penstock_run_prices
WHERE prices.valid_to = penstock_run_prices.penstock_at;

CREATE TEMP TABLE penstock_ended_prices (
    id int NOT NULL,
    penstock_at timestamp NOT NULL
);

INSERT INTO penstock_ended_prices (id, penstock_at)
SELECT prices.id, penstock_run_prices.penstock_at
FROM dw.prices
CROSS JOIN penstock_run_prices
LEFT JOIN penstock_new_prices ON prices.id = penstock_new_prices.id
WHERE prices.valid_to IS NULL
AND (
    penstock_new_prices.id IS NULL
    OR prices.amount <> penstock_new_prices.amount OR (prices.amount IS NULL) <> (penstock_new_prices.amount IS NULL)
    OR prices.currency <> penstock_new_prices.currency OR (prices.currency IS NULL) <> (penstock_new_prices.currency IS NULL)
);

UPDATE dw.prices
SET valid_to = penstock_ended_prices.penstock_at, now = FALSE
FROM penstock_ended_prices
WHERE prices.id = penstock_ended_prices.id AND prices.valid_to IS NULL;

INSERT INTO dw.prices (id, amount, currency, valid_from, now)
SELECT penstock_new_prices.id, penstock_new_prices.amount, penstock_new_prices.currency, penstock_run_prices.penstock_at, TRUE
FROM penstock_new_prices
CROSS JOIN penstock_run_prices
WHERE NOT EXISTS (
    SELECT 1
    FROM dw.prices
    WHERE prices.id = penstock_new_prices.id AND prices.valid_to IS NULL
);

DROP TABLE penstock_ended_prices;

DROP TABLE penstock_run_prices;

DROP TABLE penstock_new_prices;
"""  # noqa: E501 - the SQL as it is


def test_statements():
    """All of them."""
    statements = history(
        TABLE, from_name(None, "prices"), "#{@scheduledStartTime}", validity=Validity(is_current="now")
    )
    assert script(statements) == EXPECTED


def test_a_source_of_changes_ends_nothing_that_it_lacks():
    """An inner join, then."""
    statements = script(history(TABLE, from_name(None, "s"), "2014-01-01", ends_missing=False))
    assert "\nINNER JOIN penstock_new_prices ON prices.id = penstock_new_prices.id\n" in statements
    assert "penstock_new_prices.id IS NULL" not in statements


def test_a_table_that_is_a_key_only(session):
    """Its versions begin and end, and never change."""
    ddl = "CREATE TABLE members (id int, valid_from timestamp, valid_to timestamp, PRIMARY KEY (id, valid_from))"
    table, source = parse_table(ddl), from_name(None, "present")
    run(session, [ddl, "CREATE TABLE present (id int)", "INSERT INTO present (id) VALUES (1), (2)"])
    run(session, history(table, source, "2014-01-01"))
    run(session, ["DELETE FROM present WHERE id = 1", *history(table, source, "2014-01-02")])
    assert run(session, ["SELECT id, CAST(valid_to AS VARCHAR(10)) FROM members ORDER BY id"]) == [
        (1, "2014-01-02"),
        (2, None),
    ]
    run(session, ["DROP TABLE members", "DROP TABLE present"])


def test_a_year_of_a_price(session):
    """It begins, changes, is corrected within its interval, goes, and comes back; what is late changes nothing."""
    ddl = TABLE.source.replace("dw.", "")
    table, source = parse_table(ddl), from_name(None, "asked")
    run(session, [ddl, "CREATE TABLE asked (id int, amount decimal(8,2), currency char(3))"])

    def at(month, *prices):
        rows = [f"INSERT INTO asked (id, amount, currency) VALUES (1, {price}, NULL)" for price in prices]  # noqa: S608
        validity = Validity(is_current="now")
        run(session, ["DELETE FROM asked", *rows, *history(table, source, f"2014-{month:02}-01", validity=validity)])
        when = "CAST(DATE_PART(month, {}) AS INTEGER)".format
        look = f"SELECT amount, {when('valid_from')}, {when('valid_to')}, now FROM prices ORDER BY 2"  # noqa: S608
        return [(int(amount), begin, end, now) for amount, begin, end, now in run(session, [look])]

    assert at(1, 10) == [(10, 1, None, True)]
    assert at(2, 20) == [(10, 1, 2, False), (20, 2, None, True)]
    assert at(2, 10) == [(10, 1, None, True)]
    assert at(2, 30) == [(10, 1, 2, False), (30, 2, None, True)]
    assert at(4) == [(10, 1, 2, False), (30, 2, 4, False)]
    assert at(3, 40) == [(10, 1, 2, False), (30, 2, 4, False)]
    assert at(5, 30) == [(10, 1, 2, False), (30, 2, 4, False), (30, 5, None, True)]
    run(session, ["DROP TABLE prices", "DROP TABLE asked"])


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("a int PRIMARY KEY", "table t has no column 'valid_from'; its columns are a"),
        (
            "a int PRIMARY KEY, valid_from int, valid_to timestamp",
            "the column valid_from of t is a int, expected a TIMESTAMP",
        ),
        (
            "a int PRIMARY KEY, valid_from timestamp, valid_to timestamp NOT NULL",
            "the column valid_to of t is NOT NULL; it is NULL while a version holds",
        ),
        ("a int, valid_from timestamp, valid_to timestamp", "table t has no PRIMARY KEY, which tells its rows apart"),
        (
            "a int, valid_from timestamp PRIMARY KEY, valid_to timestamp",
            "the PRIMARY KEY of t has no column beside valid_from",
        ),
        (
            "a int PRIMARY KEY, g geometry, valid_from timestamp, valid_to timestamp",
            "the column g is a geometry, which cannot be compared",
        ),
    ],
)
def test_fails(columns, message):
    """Where the table is no history."""
    with pytest.raises(TableError) as caught:
        history(parse_table(f"CREATE TABLE t ({columns})"), from_name(None, "s"), "2014-01-01")
    assert caught.value.message == message


def test_fails_where_is_current_is_no_boolean():
    """Likewise."""
    with pytest.raises(TableError, match=r"the column currency of dw\.prices is a char"):
        history(TABLE, from_name(None, "s"), "2014-01-01", validity=Validity(is_current="currency"))
