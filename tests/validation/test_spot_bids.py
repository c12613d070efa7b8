"""PS432: Spot bids."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.spot_bids import check


@pytest.mark.parametrize("bid", ["0", "20", "20.00", "-1", "cheap", "$0.05", "nan"])
def test_bids_out_of_range(view: Any, told: Any, bid: str) -> None:
    """Both ends do not belong to it."""
    found = list(check(view({"id": "m", "type": "Ec2Resource", "spotBidPrice": bid})))

    assert told(found, "PS432") == [("m", "spotBidPrice", f"'spotBidPrice' of 'm' is '{bid}'")]


@pytest.mark.parametrize("bid", ["0.05", "19.99", "1", "#{myBid}"])
def test_bids_that_are_well(view: Any, bid: str) -> None:
    """An expression may give anything."""
    assert list(check(view({"id": "m", "type": "Ec2Resource", "spotBidPrice": bid}))) == []


def test_clusters_have_no_range(view: Any) -> None:
    """The guide gives none."""
    assert list(check(view({"id": "e", "type": "EmrCluster", "taskInstanceBidPrice": "OnDemandPrice"}))) == []
