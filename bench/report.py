"""The lines of the report."""

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
        in_milliseconds: how the seconds are printed.
    """

    name: str
    ours: float
    yardstick: float | None = None
    goal: float | None = None
    in_milliseconds: bool = False

    def __str__(self) -> str:
        value = self.ours if self.yardstick is None else self.ours / self.yardstick
        beside = "" if self.yardstick is None else f" / {self._shown(self.yardstick)} = {value:.2f}"
        verdict = "" if self.goal is None else f"   goal {self.goal:g}: {'met' if value <= self.goal else 'MISSED'}"
        return f"{self.name:<58} {self._shown(self.ours)}{beside}{verdict}"

    def _shown(self, seconds: float) -> str:
        return f"{seconds * 1000:.1f} ms" if self.in_milliseconds else f"{seconds:.3f} s"


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """A process's memory beside its yardstick.

    Attributes:
        name: what was measured.
        ours: bytes.
        yardstick: bytes of what it is compared with, None for an absolute figure.
        goal: the most that the ratio, or without a yardstick the bytes, should be; None where there is no goal.
    """

    name: str
    ours: int
    yardstick: int | None = None
    goal: float | None = None

    def __str__(self) -> str:
        value = self.ours if self.yardstick is None else self.ours / self.yardstick
        beside = "" if self.yardstick is None else f" / {_megabytes(self.yardstick)} = {value:.2f}"
        goal = "" if self.goal is None else _megabytes(self.goal) if self.yardstick is None else f"{self.goal:g}"
        verdict = "" if self.goal is None else f"   goal {goal}: {'met' if value <= self.goal else 'MISSED'}"
        return f"{self.name:<58} {_megabytes(self.ours)}{beside}{verdict}"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB"
