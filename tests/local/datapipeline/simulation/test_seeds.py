"""Many lives of random pipelines: whatever dies, each instance ends or says what it waits for, and none runs twice."""

from __future__ import annotations

import pytest

from tests.local.datapipeline.simulation import replay, world
from tests.local.datapipeline.simulation.replay import live

BLOCK = 25


@pytest.mark.parametrize("block", range(4))
@pytest.mark.parametrize("is_calm", [True, False], ids=["calm", "stormy"])
def test_lives(block: int, is_calm: bool) -> None:
    """A hundred calm ones end as the model foretells; a hundred stormy ones keep all promises."""
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        live(seed, is_calm=is_calm)


@pytest.mark.soak
@pytest.mark.parametrize("block", range(100))
@pytest.mark.parametrize("is_calm", [True, False], ids=["calm", "stormy"])
def test_ten_thousand_lives(block: int, is_calm: bool) -> None:
    """Five thousand of each."""
    for seed in range(1000 + block * 50, 1000 + (block + 1) * 50):
        live(seed, is_calm=is_calm)


@pytest.mark.parametrize("is_calm", [True, False], ids=["calm", "stormy"])
def test_two_lives_of_one_seed_are_the_same(is_calm: bool) -> None:
    """To the last line of their traces."""
    for seed in range(5):
        trace = live(seed, is_calm=is_calm)
        assert len(trace) > 1
        assert live(seed, is_calm=is_calm) == trace


def test_a_failure_says_how_to_see_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that replays the seed."""

    def check(_: world.World) -> None:
        raise world.Broken("@A0 is RUNNING at rest")

    monkeypatch.setattr(replay, "check", check)
    with pytest.raises(AssertionError) as caught:
        live(7, is_calm=True)
    assert str(caught.value) == (
        "@A0 is RUNNING at rest\nsee it again, step by step: python -m tests.local.datapipeline.simulation 7 --calm"
    )
