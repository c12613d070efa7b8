"""The CDK CLI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.cdk_cli import check_cdk_cli
from penstock.cli.checkup.result import Verdict


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value))


@pytest.mark.parametrize(
    ("pinned", "installed", "verdict", "found"),
    [
        ({"devDependencies": {"aws-cdk": "2.5.0"}}, {"version": "2.5.0"}, Verdict.OK, "2.5.0"),
        (None, {"version": "2.5.0"}, Verdict.OK, "2.5.0"),
        (
            {"devDependencies": {"aws-cdk": "2.6.0"}},
            {"version": "2.5.0"},
            Verdict.WARNING,
            "2.5.0, and package.json names 2.6.0",
        ),
        ({"devDependencies": {"aws-cdk": "2.6.0"}}, None, Verdict.WARNING, "not in node_modules"),
        ({"devDependencies": []}, "{", Verdict.WARNING, "not in node_modules"),
    ],
)
def test_what_is_installed_and_what_is_pinned(
    context: Any, folder: Path, pinned: Any, installed: Any, verdict: Verdict, found: str
) -> None:
    """They should be the same."""
    if pinned is not None:
        _write(folder / "package.json", pinned)
    if installed is not None:
        _write(folder / "node_modules" / "aws-cdk" / "package.json", installed)
    (result,) = check_cdk_cli(context())
    assert (result.verdict, result.found) == (verdict, found)


def test_no_project(context: Any) -> None:
    """Nothing to look at."""
    assert list(check_cdk_cli(context(project=None))) == []
