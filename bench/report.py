"""One line of the report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement beside its yardstick.

    Attributes:
        name: what was measured.
        ours: seconds.
        yardstick: seconds of what it is compared with, None for an absolute goal.
        goal: the most that the ratio, or without a yardstick the seconds, should be; None where there is no goal.
    """

    name: str
    ours: float
    yardstick: float | None = None
    goal: float | None = None

    def __str__(self) -> str:
        value = self.ours if self.yardstick is None else self.ours / self.yardstick
        beside = "" if self.yardstick is None else f" / {self.yardstick:.3f} s = {value:.2f}"
        verdict = "" if self.goal is None else f"   goal {self.goal:g}: {'met' if value <= self.goal else 'MISSED'}"
        return f"{self.name:<58} {self.ours:.3f} s{beside}{verdict}"
