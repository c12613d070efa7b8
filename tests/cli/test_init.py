"""The entry point: whatever happens, people see a line and an exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import local as commands, remembered


@pytest.mark.parametrize("command", [["status", "x"], ["local", "up"], ["local", "down"], ["local", "env"]])
def test_a_broken_state_folder(project: Any, penstock: Callable[..., Any], command: list[str]) -> None:
    """The system's words name the file."""
    project.write(".penstock", "")
    outcome = penstock(*command)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"penstock: [Errno 20] Not a directory: '{project.folder}/.penstock/local.lock'\n"


def test_a_broken_state_folder_and_a_run(project: Any, penstock: Callable[..., Any]) -> None:
    """Likewise, after the spec was checked."""
    project.write(".penstock", "")
    outcome = penstock("run", "etl_specs/visits.yaml")
    assert outcome.code == 1
    assert outcome.err.startswith("penstock: [Errno 20] Not a directory: ")


def test_a_mistake_of_our_own_is_not_hidden(project: Any, penstock: Callable[..., Any], monkeypatch: Any) -> None:
    """Without where it was raised nobody could mend it."""
    monkeypatch.setattr(remembered, "answer", lambda arguments: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        penstock("validate")


def test_ctrl_c(project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, as everywhere."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_project", interrupt)
    assert penstock("local", "env").code == 130


def test_a_terminal_without_unicode(project: Any) -> None:
    """The tree loses its branches, and the command goes on."""
    program_output = project.run("--help", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert program_output.code == 0
    project.write("etl_specs/caf\u00e9.yaml", "name: caf\u00e9\n")
    outcome = project.run("validate", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert outcome.code == 1
    assert "caf\\xe9.yaml:1:7: error" in outcome.err
    (project.folder / "etl_specs" / "caf\u00e9.yaml").rename(project.folder / "etl_specs" / "_x.yaml")
    (project.folder / "etl_specs" / "visits.yaml").rename(project.folder / "etl_specs" / "caf\u00e9.yaml")
    for _ in range(2):
        outcome = project.run("validate", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert (outcome.code, outcome.out, outcome.err) == (0, "caf?.yaml: valid\n", "")


@pytest.mark.parametrize("arguments", [[], ["local"]])
def test_without_a_command_the_help_is_shown(penstock: Callable[..., Any], arguments: list[str]) -> None:
    """And the exit code says that something was missing."""
    outcome = penstock(*arguments)
    assert outcome.code == 2
    assert "Usage: " in outcome.out + outcome.err


@pytest.mark.parametrize("arguments", [["bogus"], ["local", "bogus"], ["--bogus"]])
def test_unknown_commands(penstock: Callable[..., Any], arguments: list[str]) -> None:
    """Exit code 2."""
    assert penstock(*arguments).code == 2


def test_help_lists_the_commands(penstock: Callable[..., Any]) -> None:
    """All of them."""
    outcome = penstock("--help")
    assert outcome.code == 0
    for command in ("validate", "run", "status", "local"):
        assert f"│ {command} " in outcome.out


def test_as_a_module(project: Any) -> None:
    """`python -m penstock` is the same."""
    outcome = project.run("validate")
    assert (outcome.code, outcome.out, outcome.err) == (0, "visits.yaml: valid\n", "")
