"""The examples of 7xx: plugins of a project."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from penstock.compiler import check_compiled
from penstock.diagnostics.catalogue import CHAPTERS, Entry
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.loader import load_spec
from penstock.specs.plugins import project

ENTRIES = [entry for chapter, entries in CHAPTERS.items() if chapter[0] == "7" for entry in entries]
SPEC = "name: visits\nschedule: once\nsteps: [{type: extract-from-s3, path: a/}%s]\n"


@pytest.fixture
def found(tmp_path: Path, deployment: Any) -> Iterator[Callable[[str], set[str]]]:
    """The ids that a file of plugins gives."""
    modules = set(sys.modules)

    def load(text: str) -> set[str]:
        is_step = "class " in text
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        path = folder / ("steps" if is_step else "hooks") / "example.py"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        spec = folder / "visits.yaml"
        spec.write_text(SPEC % (", {type: greet}" if is_step else ""), encoding="utf-8")
        try:
            findings = check_compiled(load_spec(spec, folder / "assets"), deployment)
        except DiagnosticsError as error:
            findings = error.diagnostics
        return {item.id for item in findings}

    yield load
    for name in set(sys.modules) - modules:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
    project._plugins.cache_clear()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_that_are_plugins(entry: Entry, found: Callable[[str], set[str]]) -> None:
    """They are shown as Python."""
    assert found(entry.wrong) == {entry.id}
    assert found(entry.right) == set()
    assert entry.language == "python"
