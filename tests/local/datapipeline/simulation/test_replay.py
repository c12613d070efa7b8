"""A seed can be lived again."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.local.datapipeline.simulation import pipe, replay, world
from tests.local.datapipeline.simulation.replay import live


@pytest.mark.parametrize("is_calm", [True, False], ids=["calm", "stormy"])
def test_two_lives_of_one_seed_are_the_same(is_calm: bool) -> None:
    """To the last line of their traces."""
    traces = [live(seed, is_calm=is_calm) for seed in range(5)]
    assert max(map(len, traces)) > 20
    assert [live(seed, is_calm=is_calm) for seed in range(5)] == traces


def test_a_failure_says_how_to_see_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that replays the seed."""

    def check(_: world.World) -> None:
        raise pipe.Broken("@A0 is RUNNING at rest")

    monkeypatch.setattr(replay, "check", check)
    with pytest.raises(AssertionError) as caught:
        live(7, is_calm=True)
    assert str(caught.value) == (
        "@A0 is RUNNING at rest\nsee it again, step by step: python -m tests.local.datapipeline.simulation 7 --calm"
    )


def test_the_command_shows_the_same_life(pytestconfig: pytest.Config) -> None:
    """In another process, where sets and hashes have another order."""
    command = [sys.executable, "-m", "tests.local.datapipeline.simulation", "3"]
    shown = subprocess.run(command, cwd=pytestconfig.rootpath, check=True, capture_output=True, text=True).stdout
    assert "\n".join(live(3, is_calm=False)) in shown


@pytest.mark.parametrize(
    ("is_calm", "events"),
    [
        (True, ["the service is killed", "a worker dies", "the user deletes"]),
        (False, ["the service is killed", "the user deletes", "the machine of", "the clock has jumped", "deactivates"]),
    ],
    ids=["calm", "stormy"],
)
def test_lives_have_what_they_are_for(is_calm: bool, events: list[str]) -> None:
    """Several pipelines, deletions, deaths: a campaign without them would show nothing of them."""
    traces = [live(seed, is_calm=is_calm) for seed in range(40)]
    found = [sum(event in line for trace in traces for line in trace) for event in events]
    assert min(found) >= 3, dict(zip(events, found, strict=True))
    pipelines = [{line.split()[5] for line in trace if "the user deploys p" in line} for trace in traces]
    assert {1, 2, 3} <= set(map(len, pipelines))


@pytest.mark.parametrize(("seed", "is_calm"), [(2502, True), (2660, True), (2911, False)])
def test_seeds_that_have_found_something(seed: int, is_calm: bool) -> None:
    """In the long campaign: a resource, paused before its next launch, kept its place from itself and from others."""
    live(seed, is_calm=is_calm)
