"""Identifiers and literals."""

from __future__ import annotations

import pytest

from penstock.tables.names import folded, literal, quoted, temporary


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sales", "sales"),
        ("_a$1", "_a$1"),
        ("Sales", '"Sales"'),
        ("order", '"order"'),
        ("new", '"new"'),
        ("encrypt", '"encrypt"'),
        ("1a", '"1a"'),
        ("a b", '"a b"'),
        ('a"b', '"a""b"'),
        ("été", '"été"'),
    ],
)
def test_quoted(name, expected):
    """In quotation marks only where Redshift needs them."""
    assert expected == quoted(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's", "'it''s'"),
        (r"a\b", r"'a\\b'"),
        ("#{@scheduledStartTime}", "'#{@scheduledStartTime}'"),
        ("it's #{format(@x, 'YYYY')}'s", "'it''s #{format(@x, 'YYYY')}''s'"),
    ],
)
def test_literal(text, expected):
    """Quotation marks and backslashes are doubled, but not those of an expression."""
    assert expected == literal(text)


def test_folded():
    """ASCII letters only, as Redshift does it."""
    assert folded("ÉA Z") == "Éa z"


def test_temporary():
    """At most 127 bytes, and no half character."""
    assert temporary("new", "sales") == "penstock_new_sales"
    assert temporary("new", "é" * 100).encode() == b"penstock_new_" + "é".encode() * 57
