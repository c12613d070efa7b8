"""DuckDB's errors in Redshift's words."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import UnsupportedError, WarehouseError


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT ' 12x'::int", "^Invalid digit, Value 'x', Pos 3, Type: Integer, context:  12x$"),
        ("SELECT '99999999999'::int", "^Overflow, Value '99999999999', Type: Integer$"),
        ("SELECT 'x'::bigint", "^Invalid digit, Value 'x', Pos 0, Type: Bigint, context: x$"),
        ("SELECT 3000000000::int", r"^Value out of range for 4 bytes\.$"),
        ("SELECT 'x'::float8", '^invalid input syntax for type double precision: "x"$'),
        ("SELECT 'x'::numeric(4,2)", '^invalid input syntax for type numeric: "x"$'),
        ("SELECT 'x'::timestamp", '^invalid input syntax for type timestamp: "x"$'),
        ("SELECT '2014-02-30'::date", '^date/time field value out of range: "2014-02-30"$'),
        ("SELECT 5 % 0", "^Divide by zero$"),
    ],
)
def test_in_the_words_of_redshift(session, sql, message):
    """Of casts and of numbers."""
    with pytest.raises(WarehouseError, match=message):
        session.execute(sql)


@pytest.mark.parametrize("name", ["text_to_int_alt", "width_bucket", "nosuch"])
def test_an_unknown_function_is_named(session, name):
    """Whether Redshift has it or not."""
    with pytest.raises(
        UnsupportedError, match=f"^the function {name.upper()} is not supported by the local warehouse$"
    ):
        session.execute(f"SELECT {name}(1)")
