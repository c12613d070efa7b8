"""Transactions and scripts."""

from __future__ import annotations

from penstock.tables.sql.transaction import in_transaction, script


def test_script():
    """One statement after the other, each with its semicolon."""
    assert script(in_transaction(["DELETE FROM t", "INSERT INTO t (a)\nSELECT a\nFROM u"])) == (
        "BEGIN;\n\nDELETE FROM t;\n\nINSERT INTO t (a)\nSELECT a\nFROM u;\n\nCOMMIT;\n"
    )
