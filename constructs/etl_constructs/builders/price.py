"""Spot bids as the service takes them."""

from __future__ import annotations

from decimal import Decimal


def spot_price(bid: Decimal | None) -> str | None:
    """The bid in USD an hour, without an exponent, which the service does not know."""
    return None if bid is None else f"{bid:f}"
