"""A tree of texts, and its drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    """A line with the lines below it."""

    text: str
    below: tuple[Branch, ...] = ()


def draw(root: Branch) -> Iterator[str]:
    """Yield the lines of a tree, its root first."""
    yield root.text
    for branch in root.below:
        is_last = branch is root.below[-1]
        first, *others = draw(branch)
        yield f"{'└─' if is_last else '├─'} {first}"
        for line in others:
            yield f"{'  ' if is_last else '│ '} {line}"
