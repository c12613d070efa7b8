"""docs/first-pipeline.md, done as it says, in an empty project."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from penstock.local.background import down

pytestmark = pytest.mark.cloud

FILE = re.compile(r"^`([\w/.]+)`:\n\n```\w+\n(.*?)```", re.MULTILINE | re.DOTALL)
EDITS = (
    ("my_visits.csv", "\n2,DE,5", "\n3,DE,5"),
    ("etl_specs/visits.yaml", "table: visits, options", "taable: visits, options"),
)
"""What the page says in words before its last two sessions."""


@pytest.fixture
def penstock(tmp_path: Path) -> Iterator[Any]:
    """Run a command in the project; its local cloud goes in the end."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "penstock", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.stdout if arguments[0] != "validate" else done.stdout + done.stderr

    yield run
    down(tmp_path / ".penstock")


def _pattern(shown: str) -> str:
    """A regular expression: a line of dots stands for any lines, dots in a line for anything."""
    lines = (
        r"(?:.*\n)*" if line == "..." else re.escape(line).replace(re.escape("..."), ".*") + r"\n"
        for line in shown.splitlines()
    )
    return "".join(lines)


def test_the_page(root: Path, tmp_path: Path, penstock: Any) -> None:
    """Every file, every command, and what is printed."""
    page = (root / "docs/first-pipeline.md").read_text(encoding="utf-8")
    for name, content in FILE.findall(page):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    penstock("local", "up")
    edits = {2: EDITS[0], 3: EDITS[1]}
    sessions = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    assert len(sessions) == 4
    for number, session in enumerate(sessions):
        if number in edits:
            name, old, new = edits[number]
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
        for part in re.split(r"^\$ penstock ", session, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            printed = penstock(*shlex.split(command))
            assert re.search(_pattern(shown), printed), f"{command}\n{printed}"


def test_links_lead_somewhere(root: Path) -> None:
    """To files."""
    page = (root / "docs/first-pipeline.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page):
        assert (root / "docs" / target).exists(), target
