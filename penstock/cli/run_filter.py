"""What --status of `penstock runs` may say, and which runs it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import typer

from penstock.client.runs import RunView
from penstock.client.statuses import OPEN, SPELLINGS, TERMINAL

_STATES: Mapping[str, Callable[[RunView], bool]] = {
    "open": lambda run: not run.is_over,
    "running": lambda run: run.state == "RUNNING",
    "waiting": lambda run: run.state == "WAITING",
    "blocked": lambda run: run.state == "BLOCKED",
    "finished": lambda run: run.state == "FINISHED",
    "failed": lambda run: run.has_failures,
    "skipped": lambda run: run.state == "SKIPPED",
}
_OF_INSTANCES = {status.lower() for status in OPEN | TERMINAL} - set(_STATES)


def with_status(runs: Sequence[RunView], wanted: Sequence[str]) -> list[RunView]:
    """The runs in one of these states, or with an instance in one of these statuses; all where none is wanted.

    Raises:
        typer.BadParameter: for a word that is neither.
    """
    tests = [_test(word.lower()) for word in wanted]
    return [run for run in runs if not tests or any(test(run) for test in tests)]


def _test(word: str) -> Callable[[RunView], bool]:
    if word in _STATES:
        return _STATES[word]
    status = SPELLINGS.get(word.upper(), word.upper())
    if status.lower() not in _OF_INSTANCES:
        from penstock.diagnostics.suggestion import did_you_mean

        guess = did_you_mean(word, (*_STATES, *_OF_INSTANCES))
        allowed = f"{', '.join(_STATES)}, or a status of instances: {', '.join(sorted(_OF_INSTANCES))}"
        raise typer.BadParameter(f"there is no status '{word}'; {guess or allowed}", param_hint="--status")
    return lambda run: any(item.status == status for item in run.instances)
