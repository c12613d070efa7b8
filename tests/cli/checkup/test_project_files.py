"""The project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.cli.checkup.project_files import check_project
from penstock.cli.checkup.result import Verdict


def test_a_project(context: Any, folder: Path) -> None:
    """Its specs are counted; cdk.json may be missing."""
    project, environments = check_project(context())
    assert (project.verdict, project.found) == (Verdict.OK, f"{folder}, 1 spec")
    assert (environments.verdict, environments.found[:15]) == (Verdict.OK, "no environments")


def test_its_environments(context: Any, folder: Path, root: Path) -> None:
    """By name."""
    (folder / "cdk.json").write_text((root / "cdk.json").read_text())
    _, environments = check_project(context())
    assert environments.found == "dev, prod"


def test_a_broken_cdk_json(context: Any, folder: Path) -> None:
    """A problem."""
    (folder / "cdk.json").write_text("{")
    _, environments = check_project(context())
    assert environments.verdict is Verdict.PROBLEM


def test_a_state_folder_that_is_none(context: Any, folder: Path) -> None:
    """A problem, too."""
    (folder / ".penstock").write_text("")
    *_, state = check_project(context())
    assert (state.name, state.verdict) == ("state folder", Verdict.PROBLEM)


def test_no_project(context: Any) -> None:
    """And what to do."""
    (result,) = check_project(context(project=None))
    assert (result.verdict, result.help) == (Verdict.PROBLEM, "go to a Penstock project, or make etl_specs/")
