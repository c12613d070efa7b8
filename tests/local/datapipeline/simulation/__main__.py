"""Replay a seed: `python -m tests.local.datapipeline.simulation SEED [--calm]` prints all that happens in it."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.local.datapipeline.simulation.checks import check
from tests.local.datapipeline.simulation.world import World


def main() -> None:
    """Print the definition, the trace and the end of a seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--calm", action="store_true", help="only workers and the service die")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        world = World(arguments.seed, Path(directory) / "store.sqlite", is_calm=arguments.calm)
        for pipe in world.pipes:
            print(pipe.name, json.dumps(pipe.shape.definition(), indent=1))  # noqa: T201
        try:
            world.live()
            check(world)
        finally:
            print(*world.trace, sep="\n")  # noqa: T201
            for pipe in world.pipes:
                print(pipe.name, pipe.id, json.dumps(pipe.statuses(), indent=1))  # noqa: T201
            world.close()


if __name__ == "__main__":
    main()
