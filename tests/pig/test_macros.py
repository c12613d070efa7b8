"""The DuckDB macros, against what Java prints and parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from penstock.pig.macros import definitions

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the macros."""
    with duckdb.connect(":memory:") as connected:
        connected.execute(definitions())
        yield connected


def one(connection: duckdb.DuckDBPyConnection, expression: str) -> object:
    """The value of an SQL expression."""
    row = connection.execute(f"SELECT {expression}").fetchone()
    assert row is not None
    return row[0]


# text, bytearray -> int, chararray -> int, bytearray -> long, chararray -> long, double
CASTS = [
    ("12", 12, 12, 12, 12, 12.0),
    ("-7", -7, -7, -7, -7, -7.0),
    ("+5", 5, 5, 5, 5, 5.0),
    ("9.0", 9, 9, 9, 9, 9.0),
    ("12.7", 12, 12, 12, 12, 12.7),
    ("-12.7", -12, -12, -12, -12, -12.7),
    (" 12 ", 12, 12, 12, 12, 12.0),
    ("\t12", 12, 12, 12, 12, 12.0),
    ("1e3", 1000, 1000, 1000, 1000, 1000.0),
    (".5", 0, 0, 0, 0, 0.5),
    ("5.", 5, 5, 5, 5, 5.0),
    ("3.0f", 3, 3, 3, 3, 3.0),
    ("0x10", None, None, None, None, None),
    ("1_000", None, None, None, None, None),
    ("", None, None, None, None, None),
    ("abc", None, None, None, None, None),
    ("inf", None, None, None, None, None),
    ("1 2", None, None, None, None, None),
    ("12L", None, None, 12, None, None),
    ("2147483647", 2147483647, 2147483647, 2147483647, 2147483647, 2147483647.0),
    ("2147483648", None, 2147483647, 2147483648, 2147483648, 2147483648.0),
    ("99999999999", None, None, 99999999999, 99999999999, 99999999999.0),
    ("-2147483649", None, -2147483648, -2147483649, -2147483649, -2147483649.0),
    ("9223372036854775807", None, None, 2**63 - 1, 2**63 - 1, 9.223372036854776e18),
    ("1e30", None, None, None, None, 1e30),
]


@pytest.mark.parametrize("case", CASTS, ids=[repr(case[0]) for case in CASTS])
def test_text_to_numbers(connection: duckdb.DuckDBPyConnection, case: tuple[object, ...]) -> None:
    """As Utf8StorageConverter (bytes) and CastUtils (text) do; failure is null, never an error."""
    macros = ("pig_bytes_int", "pig_text_int", "pig_bytes_long", "pig_text_long", "pig_parse_double")
    text = str(case[0])
    calls = ", ".join(f"{name}(t)" for name in macros)
    found = connection.execute(f"SELECT {calls} FROM (SELECT ? AS t)", [text])  # noqa: S608 (fixed names)
    assert found.fetchone() == case[1:]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "1.0"),
        ("0", "0.0"),
        ("'-0.0'", "-0.0"),
        ("100", "100.0"),
        ("9999999", "9999999.0"),
        ("1e7", "1.0E7"),
        ("1e10", "1.0E10"),
        ("-12345678.9", "-1.23456789E7"),
        ("0.001", "0.001"),
        ("0.00099", "9.9E-4"),
        ("1e-5", "1.0E-5"),
        ("1.5e300", "1.5E300"),
        ("1e16", "1.0E16"),
        ("0.1::DOUBLE + 0.2::DOUBLE", "0.30000000000000004"),
        ("'nan'", "NaN"),
        ("'inf'", "Infinity"),
        ("'-inf'", "-Infinity"),
        ("NULL", None),
    ],
)
def test_double_to_text(connection: duckdb.DuckDBPyConnection, number: str, text: str | None) -> None:
    """Double.toString of JDK 19 and later."""
    assert one(connection, f"pig_float_text(({number})::DOUBLE)") == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.1", "0.1"),
        ("1.2345679e7", "1.2345679E7"),
        ("3581475.63", "3581475.8"),
        ("16777216", "1.6777216E7"),
        ("1e-10", "1.0E-10"),
        ("3.4028235e38", "3.4028235E38"),
        ("'nan'", "NaN"),
        ("'-inf'", "-Infinity"),
        ("NULL", None),
    ],
)
def test_float_to_text(connection: duckdb.DuckDBPyConnection, number: str, text: str | None) -> None:
    """Float.toString: fewer digits than the same value as a double."""
    assert one(connection, f"pig_float32_text(({number})::FLOAT)") == text


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("pig_wrap_int(2147483648::BIGINT)", -2147483648),
        ("pig_wrap_int(-2147483649::BIGINT)", 2147483647),
        ("pig_wrap_int(4611686014132420609::BIGINT)", 1),
        ("pig_wrap_long(9223372036854775808::HUGEINT)", -9223372036854775808),
        ("pig_wrap_long(-9223372036854775809::HUGEINT)", 9223372036854775807),
        ("pig_double_to_int(1e20::DOUBLE)", 2147483647),
        ("pig_double_to_int('-inf'::DOUBLE)", -2147483648),
        ("pig_double_to_int('nan'::DOUBLE)", 0),
        ("pig_double_to_int(-3.9::DOUBLE)", -3),
        ("pig_double_to_long(1e20::DOUBLE)", 9223372036854775807),
        ("pig_double_to_long(-1e20::DOUBLE)", -9223372036854775808),
        ("pig_double_to_float(1e300::DOUBLE)", float("inf")),
        ("pig_double_to_float(0.5::DOUBLE)", 0.5),
        ("pig_boolean('TRUE')", True),
        ("pig_boolean('no')", None),
        ("pig_trim(chr(0) || chr(9) || ' a b ' || chr(31))", "a b"),
    ],
)
def test_conversions(connection: duckdb.DuckDBPyConnection, expression: str, value: object) -> None:
    """Wrapping and saturating, as Java does."""
    assert one(connection, expression) == value
