"""Spot bids as texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from etl_constructs.builders.price import spot_price


@pytest.mark.parametrize(
    ("bid", "price"), [(None, None), (Decimal("0.05"), "0.05"), (Decimal("1E+1"), "10"), (Decimal("1E-7"), "0.0000001")]
)
def test_prices_are_plain_numbers(bid: Decimal | None, price: str | None) -> None:
    """The service knows no exponents."""
    assert spot_price(bid) == price
