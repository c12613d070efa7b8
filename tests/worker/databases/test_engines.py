"""Values as texts."""

from decimal import Decimal

import pytest

from penstock.worker.databases.engines import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", ""),
        (b"\x00\xff", "00ff"),
        (bytearray(b"a"), "61"),
        (memoryview(b""), ""),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.10"),
        (7, "7"),
        (0.1, "0.1"),
    ],
)
def test_text_of(value, text):
    """No exponents in decimals; bytes in hexadecimal digits."""
    assert text_of(value) == text
