"""Which calls of the command line are answered at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.remembered import answer, verdict


@pytest.fixture
def known(project: Any, penstock: Callable[..., Any]) -> Any:
    """A project whose specs were found valid."""
    assert penstock("validate").code == 0
    return project


@pytest.mark.parametrize(
    ("arguments", "answered"),
    [
        (["validate"], True),
        (["validate", "etl_specs/visits.yaml"], True),
        (["validate", "--fresh"], False),
        (["validate", "--help"], False),
        (["validate", "--format", "json"], False),
        (["validate", "etl_specs/visits.yaml", "--fresh"], False),
        (["validate", "--", "etl_specs/visits.yaml"], False),
        (["validate", "etl_specs/gone.yaml"], False),
        (["validate", "etl_specs/visits.yaml", "etl_specs/visits.yaml"], False),
        (["run", "etl_specs/visits.yaml"], False),
        (["status", "visits"], False),
        ([], False),
    ],
)
def test_what_is_answered(known: Any, arguments: list[str], answered: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything else is the command line's to do, and nothing is printed for it here."""
    assert answer(arguments) is answered
    assert capsys.readouterr().out == ("visits.yaml: valid\n" if answered else "")


def test_nothing_is_answered_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says what is wrong."""
    monkeypatch.chdir(tmp_path)
    assert not answer(["validate"])


def test_nothing_is_answered_without_specs(project: Any) -> None:
    """Likewise."""
    (project.folder / "etl_specs/visits.yaml").unlink()
    assert not answer(["validate"])


def test_the_verdict_names_every_spec() -> None:
    """Without their folders."""
    assert verdict([Path("etl_specs/a.yaml"), Path("b.yaml")]) == "a.yaml, b.yaml: valid"
