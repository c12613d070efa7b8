"""`penstock doctor`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

NAMES = [
    "Python",
    "packages",
    "Node",
    "CDK CLI",
    "AWS CLI",
    "project",
    "cdk.json",
    "ports",
    "local cloud",
    "region",
    "credentials",
    "AWS Data Pipeline",
]


def test_all_checks(live: Any, penstock: Callable[..., Any]) -> None:
    """A line for each; the CDK CLI is only a warning."""
    outcome = penstock("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0].split() == ["CHECK", "VERDICT", "FOUND", "WHAT", "TO", "DO"]
    assert [line[: len(name)] for line, name in zip(lines[1:], NAMES, strict=True)] == NAMES
    verdicts = {name: line[19:].split("  ")[0] for name, line in zip(NAMES, lines[1:], strict=True)}
    assert verdicts == {name: "warning" if name == "CDK CLI" else "ok" for name in NAMES}


def test_json(project: Any, penstock: Callable[..., Any]) -> None:
    """An object for each."""
    told = json.loads(penstock("doctor", "--offline", "--json").out)
    assert [item["name"] for item in told] == NAMES
    assert set(told[0]) == {"name", "verdict", "found", "help"}
    assert (told[0]["verdict"], told[-1]["verdict"]) == ("ok", "left out")


def test_a_problem(tmp_path: Any, penstock: Callable[..., Any], monkeypatch: Any) -> None:
    """Exit code 1; it works outside of a project, too."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("doctor", "--offline")
    assert outcome.code == 1
    assert "no etl_specs/ here or in a folder above" in outcome.out
