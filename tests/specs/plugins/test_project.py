"""The plugins of a project."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from penstock.specs.plugins.project import NONE, plugins_of


def test_a_project_without_plugins(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two looks for a folder, and nothing else."""
    looked: list[str] = []
    is_dir = os.path.isdir
    monkeypatch.setattr(os.path, "isdir", lambda path: looked.append(Path(path).name) or is_dir(path))

    assert plugins_of(project.folder) is NONE
    assert looked == ["steps", "hooks"]


def test_a_plugin_is_loaded_once(project: Any) -> None:
    """Whatever the number of specs."""
    project.write(
        "hooks/hook.py", "import sys\nsys.loads = getattr(sys, 'loads', 0) + 1\ndef before_compile(spec): return spec\n"
    )
    try:
        for _ in range(3):
            project.findings()
        assert sys.loads == 1  # type: ignore[attr-defined]
    finally:
        del sys.loads  # type: ignore[attr-defined]


def test_a_folder_of_other_files(project: Any) -> None:
    """Only Python's are plugins."""
    project.write("steps/README.md", "# Steps\n")
    project.write("steps/example.yaml", "a: 1\n")

    found = plugins_of(project.folder)
    assert (found.hooks, found.findings, found.steps.own()) == ((), (), ())


def test_the_path_may_be_relative(project: Any, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the command line."""
    project.write("steps/count_lines.py", step)
    monkeypatch.chdir(project.folder)

    assert plugins_of(Path()).steps.find("count-lines") is plugins_of(project.folder).steps.find("count-lines")
