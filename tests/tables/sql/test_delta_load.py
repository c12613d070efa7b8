"""Delta load."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.source import from_name
from penstock.tables.sql.delta_load import Window, delta_load
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.upsert import upsert

TABLE = parse_table(
    'CREATE TABLE s.events (id int PRIMARY KEY, "At" timestamptz, day date, n bigint, label varchar(3))'
)
SOURCE = from_name(None, "fresh")


@pytest.mark.parametrize(
    ("watermark", "window", "where"),
    [
        ("at", None, 'src."At" >= COALESCE((SELECT MAX("At") FROM s.events), src."At")'),
        ("at", Window(0, "day"), 'src."At" >= COALESCE((SELECT MAX("At") FROM s.events), src."At")'),
        (
            "AT",
            Window(3, "hour"),
            'src."At" >= COALESCE((SELECT DATEADD(hour, -3, MAX("At")) FROM s.events), src."At")',
        ),
        (
            "day",
            Window(1, "month"),
            "src.day >= COALESCE((SELECT DATEADD(month, -1, MAX(day)) FROM s.events), src.day)",
        ),
        ("n", Window(100), "src.n >= COALESCE((SELECT MAX(n) - 100 FROM s.events), src.n)"),
    ],
)
def test_statements(watermark, window, where):
    """An upsert of what is new, the newest row of a key first."""
    column = TABLE.require(watermark).name
    assert delta_load(TABLE, SOURCE, watermark, window) == upsert(
        TABLE, SOURCE, [Order(column, descending=True)], where=where
    )
    assert f"\n    FROM fresh AS src\n    WHERE {where}\n" in delta_load(TABLE, SOURCE, watermark, window)[1]


@pytest.mark.parametrize(
    ("watermark", "window", "message"),
    [
        ("att", None, "table s.events has no column 'att'; did you mean 'At'?"),
        (
            "label",
            None,
            (
                "the watermark label of s.events is a varchar(3);"
                " a watermark is a number, a DATE, a TIMESTAMP or a TIMESTAMPTZ"
            ),
        ),
        ("at", Window(3), 'the window of the watermark "At", a timestamptz, takes a unit, such as day'),
        ("n", Window(3, "day"), "the window of the watermark n, a bigint, takes no unit"),
        ("n", Window(-3), "found a window of -3, expected how far to look back: 0 or more"),
    ],
)
def test_fails(watermark, window, message):
    """What cannot be compared, or does not fit."""
    with pytest.raises(TableError) as caught:
        delta_load(TABLE, SOURCE, watermark, window)
    assert caught.value.message == message
