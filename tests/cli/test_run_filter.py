"""What --status means."""

from __future__ import annotations

from typing import Any

import pytest
import typer

from penstock.cli.run_filter import with_status

FAILED_ON = ("@a_2026-05-01T06:00:00 (FAILED)",)


@pytest.fixture
def runs(instance: Any, run_of: Any) -> dict[str, Any]:
    """A run in each state."""
    return {
        "waiting": run_of(instance("a", "WAITING_ON_DEPENDENCIES")),
        "running": run_of(instance("a", "FINISHED"), instance("b", "WAITING_FOR_RUNNER")),
        "failing": run_of(instance("a", "CANCELED"), instance("b", "RUNNING")),
        "blocked": run_of(instance("a", "FAILED"), instance("b", "WAITING_ON_DEPENDENCIES", waiting_on=FAILED_ON)),
        "finished": run_of(instance("a", "FINISHED"), instance("b", "SKIPPED")),
        "failed": run_of(instance("a", "TIMEDOUT"), instance("b", "CASCADE_FAILED")),
        "skipped": run_of(instance("a", "SKIPPED")),
    }


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ([], ["waiting", "running", "failing", "blocked", "finished", "failed", "skipped"]),
        (["open"], ["waiting", "running", "failing", "blocked"]),
        (["running"], ["running", "failing"]),
        (["waiting"], ["waiting"]),
        (["blocked"], ["blocked"]),
        (["Finished"], ["finished"]),
        (["FAILED"], ["failing", "blocked", "failed"]),
        (["skipped"], ["skipped"]),
        (["timedout"], ["failed"]),
        (["cancelled"], ["failing"]),
        (["CANCELED"], ["failing"]),
        (["waiting_for_runner"], ["running"]),
        (["finished", "skipped"], ["finished", "skipped"]),
    ],
)
def test_states_of_runs_and_statuses_of_instances(runs: dict[str, Any], words: list[str], names: list[str]) -> None:
    """In any letter case, and spelled as the AWS CLI does; several are one or the other."""
    found = with_status(list(runs.values()), words)
    assert [name for name, run in runs.items() if run in found] == names


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("failde", "there is no status 'failde'; did you mean 'failed'"),
        ("zzz", "there is no status 'zzz'; open, running, waiting, blocked, finished, failed, skipped, or a status of"),
    ],
)
def test_unknown_words(word: str, message: str) -> None:
    """What was probably meant, or what there is."""
    with pytest.raises(typer.BadParameter, match=message):
        with_status((), [word])
