"""Pipelines that wait for each other."""

from __future__ import annotations

from typing import Any

DONE = "- {type: mark-success}"


def wait(*names: str) -> str:
    """A pipeline that waits for others, and is waited for."""
    return f"- {{type: wait-for-pipelines, pipelines: [{', '.join(names)}]}}\n{DONE}"


def before(name: str) -> str:
    """The day before of another pipeline."""
    return f'{{pipeline: {name}, interval: "#{{minusDays(@scheduledStartTime, 1)}}"}}'


def cycles(found: list[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    """Messages and places of circles."""
    return [(message, place) for id_, _, message, place in found if id_ == "PS504"]


def test_a_line_is_no_circle(told: Any) -> None:
    """Nor are two ways to the same pipeline."""
    assert told(a=DONE, b=wait("a"), c=wait("a", "b")) == []


def test_two(told: Any) -> None:
    """Each is told, at its wait."""
    assert told(a=wait("b"), b=wait("a")) == [
        (
            "PS504",
            "error",
            "these pipelines wait for each other, so none of them can be deployed and run: a => b => a",
            "a:4:44",
        ),
        (
            "PS504",
            "error",
            "these pipelines wait for each other, so none of them can be deployed and run: b => a => b",
            "b:4:44",
        ),
    ]


def test_the_shortest_way_of_several(told: Any) -> None:
    """Pipelines that only wait for those of a circle are in none."""
    found = told(a=wait("d", "b"), b=wait("c"), c=wait("a"), d=DONE, e=wait("a"))
    assert cycles(found) == [
        ("these pipelines wait for each other, so none of them can be deployed and run: a => b => c => a", "a:4:47"),
        ("these pipelines wait for each other, so none of them can be deployed and run: b => c => a => b", "b:4:44"),
        ("these pipelines wait for each other, so none of them can be deployed and run: c => a => b => c", "c:4:44"),
    ]


def test_itself(told: Any) -> None:
    """The same interval never comes; the one before may have succeeded."""
    assert told(a=wait("a")) == [("PS504", "error", "'a' waits for itself, so it never runs", "a:4:44")]
    assert cycles(told(a=wait(before("a")))) == []


def test_other_intervals(told: Any) -> None:
    """A run could wait for what was yesterday, but neither of two stacks could be deployed before the other."""
    assert len(cycles(told(a=wait(before("b")), b=wait("a")))) == 2
    assert len(cycles(told(a=wait(before("b"), "b"), b=wait("a")))) == 2
