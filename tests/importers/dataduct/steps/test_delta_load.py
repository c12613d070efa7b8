"""delta-load."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: delta-load, destination: tables/shop.book.sql, source: tables/shop.new.sql, %s}\n"


@pytest.mark.parametrize(
    ("window", "expected"), [("", {}), (", window: 1", {"window": "1 day"}), (", window: 3", {"window": "3 days"})]
)
def test_the_newest_rows(duct: Duct, window: str, expected: dict[str, str]) -> None:
    """And those of so many days before."""
    assert duct.steps(STEP % f"date_column: id{window}") == [
        {"type": "delta-load", "table": "shop.book", "source": "shop.new", "watermark": "id", **expected}
    ]


def test_fails_without_a_column(duct: Duct) -> None:
    """Nobody would know what is new."""
    assert duct.told(STEP % "window: 3") == ["PS202 3:5 the key 'date_column' is missing in steps.0"]
