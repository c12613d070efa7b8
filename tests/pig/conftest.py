"""Fixtures for the Pig engine: run a script on small inputs and look at what it stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from penstock.pig import LocalStorage, ScriptResult, run_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Sandbox:
    """A folder with inputs by name, in which scripts run."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> None:
        """Make an input file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, script: str, **parameters: str) -> ScriptResult:
        """Run a script whose relative paths start here."""
        return run_script(
            script, parameters=parameters, storage=LocalStorage(self.folder), scratch=self.folder / "scratch"
        )

    def lines(self, script: str, **parameters: str) -> list[str]:
        """Run a script that stores into `out` and return the lines of its one part file."""
        self.run(script, **parameters)
        (part,) = (self.folder / "out").glob("part-*")
        text = part.read_bytes().decode()
        assert text == "" or text.endswith("\n")
        return text.split("\n")[:-1]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """An empty sandbox."""
    return Sandbox(tmp_path)


@pytest.fixture
def evaluate(tmp_path: Path) -> Callable[..., list[str]]:
    """A function that evaluates GENERATE items on rows of tab-separated text and returns the stored lines."""
    count = 0

    def evaluate(items: str, rows: str = "x\n", fields: str = "a:chararray", define: str = "") -> list[str]:
        nonlocal count
        count += 1
        sandbox = Sandbox(tmp_path / str(count))
        sandbox.write("in.txt", rows)
        load = f"a = LOAD 'in.txt' AS ({fields});" if fields else "a = LOAD 'in.txt';"
        return sandbox.lines(f"{define} {load} b = FOREACH a GENERATE {items}; STORE b INTO 'out';")

    return evaluate
