"""What becomes of each attempt: it follows from the seed and the attempt's id, so that a model can foretell it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Fate:
    """One attempt's life.

    `vanishes` workers take it and die before their first report; `looks` times a precondition does not hold yet; then
    the last worker works for `effort` and ends it: FINISHED, FAILED (an S3 error, say), or LOST: it dies at its work.
    A ghost comes back from the dead, and reports a result that nobody waits for any more.
    """

    vanishes: int
    looks: int
    effort: float
    end: str
    is_ghost: bool


def fate_of(seed: str, attempt_id: str, *, most_effort: float) -> Fate:
    """Return the fate of an attempt."""
    random = Random(f"{seed}/{attempt_id}")  # noqa: S311 chance that repeats is wanted
    is_precondition = attempt_id[1] == "P"
    return Fate(
        vanishes=random.choice([0, 0, 0, 0, 0, 1, 2]),
        looks=random.choice([0, 1, 3]) if is_precondition else 0,
        effort=random.choice([0.0, random.random(), random.random() ** 3]) * most_effort,
        end=random.choice(["FINISHED"] * 5 + ["FAILED", "FAILED", "LOST"]),
        is_ghost=random.random() < 0.5,
    )
