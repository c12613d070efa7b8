"""One seed, lived and checked; a failure says how to see it again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.local.datapipeline.simulation.checks import check
from tests.local.datapipeline.simulation.world import World

_MEMORY = Path("/dev/shm")  # noqa: S108 no disk: what is tested is the death of a process, not of a machine


def live(seed: int, *, is_calm: bool) -> list[str]:
    """Live a seed and check it; return its trace.

    Raises:
        AssertionError: With the command that replays the seed.
    """
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.exists() else None) as directory:
        world = World(seed, Path(directory) / "store.sqlite", is_calm=is_calm)
        try:
            world.live()
            check(world)
        except Exception as error:
            command = f"python -m tests.local.datapipeline.simulation {seed}{' --calm' if is_calm else ''}"
            raise AssertionError(f"{error}\nsee it again, step by step: {command}") from error
        finally:
            world.close()
        return world.trace
