"""Stormy lives: the user interferes, clocks jump, topics are out of reach; what has not ended says what it waits for.

One file for each kind, as tests are parted among processes by file.
"""

from __future__ import annotations

import pytest

from tests.local.datapipeline.simulation.replay import live

BLOCK = 50


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_lives(block: int) -> None:
    """In continuous integration."""
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        live(seed, is_calm=False)


@pytest.mark.soak
@pytest.mark.parametrize("block", range(10, 110))
def test_five_thousand_lives(block: int) -> None:
    """And as many of the other kind: ten thousand."""
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        live(seed, is_calm=False)
