"""Which row stays."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.source import Source
from penstock.tables.sql.ordering import Order, order_sql, parse_order

TABLE = parse_table("CREATE TABLE t (a int)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated_At", Order("updated_at")),
        ("updated_at asc", Order("updated_at")),
        ('"Updated at" DESC', Order("Updated at", descending=True)),
    ],
)
def test_parse(text, expected):
    """A column and a direction."""
    assert expected == parse_order(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: found the end of the text, expected a name"),
        ("a, b", "1:2: found ',', expected ASC, DESC or nothing more"),
        ("lower(a)", "1:6: found '(', expected ASC, DESC or nothing more"),
    ],
)
def test_fails(text, message):
    """One column, no expression."""
    with pytest.raises(TableError) as caught:
        parse_order(text)
    assert str(caught.value) == message


def test_order_by_what_only_the_source_has():
    """The table need not have the column, the source must, as far as that is known."""
    order = Order("extracted at", descending=True)
    assert order_sql(order, TABLE, Source("s")) == 'src."extracted at" DESC NULLS LAST'
    with pytest.raises(TableError, match="the source has no column 'extracted at' to order by; its columns are a"):
        order_sql(order, TABLE, Source("s", ("a",)))
