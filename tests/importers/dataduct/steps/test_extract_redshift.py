"""extract-redshift."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct


def test_a_table(duct: Duct) -> None:
    """Its insert_mode never meant anything."""
    assert duct.steps("  - {step_type: extract-redshift, schema: shop, table: book, insert_mode: TRUNCATE}\n") == [
        {"type": "extract-from-redshift", "table": "shop.book"}
    ]


def test_fails_without_a_schema(duct: Duct) -> None:
    """Dataduct put the two together."""
    assert duct.told("  - {step_type: extract-redshift, table: book}\n") == [
        "PS202 3:5 the key 'schema' is missing in steps.0"
    ]
