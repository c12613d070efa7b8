"""Versions of programs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from penstock.cli.checkup.program import dotted, version_of


@pytest.mark.parametrize(
    ("text", "version"),
    [("v24.1.0", (24, 1, 0)), ("aws-cli/1.46.3 Python/3.11", (1, 46, 3)), ("2.5", (2, 5)), ("none", None)],
)
def test_the_first_version_that_is_told(text: str, version: tuple[int, ...] | None) -> None:
    """On standard output, or as old programs do, on standard error."""
    for stream in ("stdout", "stderr"):
        command = [sys.executable, "-c", f"import sys; print({text!r}, file=sys.{stream})"]
        assert version_of(command) == version


def test_programs_that_do_not_run(tmp_path: Path) -> None:
    """Missing, not executable, or failing."""
    (tmp_path / "text").write_text("1.2.3")
    assert version_of([str(tmp_path / "none")]) is None
    assert version_of([str(tmp_path / "text")]) is None
    assert version_of([sys.executable, "-c", "print('1.2.3'); raise SystemExit(1)"]) is None


def test_dotted() -> None:
    """As people write it."""
    assert dotted((3, 11)) == "3.11"
