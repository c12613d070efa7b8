"""The AWS CLI."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup import aws_cli
from penstock.cli.checkup.result import Verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("aws-cli/1.46.3 Python/3.11", Verdict.OK),
        ("aws-cli/1.29.0", Verdict.OK),
        ("aws-cli/1.27.1", Verdict.WARNING),
        ("aws-cli/2.13.0", Verdict.OK),
        ("aws-cli/2.9.1", Verdict.WARNING),
        ("broken", Verdict.WARNING),
    ],
)
def test_versions(context: Any, tmp_path: Path, text: str, verdict: Verdict) -> None:
    """Older ones do not know AWS_ENDPOINT_URL."""
    path = tmp_path / "aws"
    path.write_text(f"#!/bin/sh\necho {text}\n")
    path.chmod(0o755)
    (result,) = aws_cli.check_aws_cli(context(environment={"PATH": str(tmp_path)}))
    assert result.verdict is verdict
    assert str(path) in result.found


def test_none(context: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Penstock does without it."""
    monkeypatch.setattr(aws_cli.sys, "executable", str(tmp_path / "python"))
    (result,) = aws_cli.check_aws_cli(context(environment={"PATH": str(tmp_path)}))
    assert (result.verdict, result.help) == (Verdict.OK, "")
