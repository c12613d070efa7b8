"""`penstock validate` in front of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.cli import checking
from penstock.cli.validation import plain_specs


@pytest.mark.parametrize(
    ("arguments", "specs"),
    [
        (["validate"], []),
        (["validate", "--fresh"], []),
        (["validate", "a.yaml", "--fresh", "b.yaml"], [Path("a.yaml"), Path("b.yaml")]),
        (["validate", "--help"], None),
        (["validate", "--fresh=1"], None),
        (["validate", "a.yaml", "--format", "json"], None),
        (["validate", "--", "--fresh"], None),
        (["validate", "-h"], None),
        (["run", "a.yaml"], None),
        (["--version", "validate"], None),
        ([], None),
    ],
)
def test_plain_calls(arguments: list[str], specs: list[Path] | None) -> None:
    """Others are for the command line to read."""
    assert plain_specs(arguments) == specs


@pytest.mark.parametrize("arguments", [["--fresh"], ["--fresh", "--format", "pretty"]])
def test_both_ways_do_the_same(project: Any, penstock: Callable[..., Any], arguments: list[str]) -> None:
    """With an error and without."""
    assert penstock("validate", *arguments) == penstock("validate", "etl_specs/visits.yaml", *arguments)
    project.write("etl_specs/visits.yaml", "name: visits\n")

    outcome = penstock("validate", *arguments)

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.endswith("\n2 errors\n")


@pytest.mark.parametrize("arguments", [[], ["--format", "pretty"]])
def test_ctrl_c(
    project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Exit code 130, and not a word."""

    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check_all", interrupt)
    outcome = penstock("validate", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")
