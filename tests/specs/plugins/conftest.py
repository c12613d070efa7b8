"""A project with plugins in a temporary folder, and a package that looks as if it were installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.specs.loader import LoadedSpec, load_spec
from penstock.specs.plugins import installed, project as plugins_of_projects

STEP = '''\
"""count-lines: fails where there are too few."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import ShellCommandActivity
from penstock.steps import ActivityStep
from penstock.steps.context import StepContext, StepResult


class CountLines(ActivityStep):
    """Counts lines."""

    READS = True
    RUNS_ON = ("ec2-instance",)

    type: Literal["count-lines"]
    least: int = Field(default=1, description="How many there must be")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity."""
        source = context.input(None)
        activity = ShellCommandActivity(
            self.name,
            command='test "$(cat "$INPUT1_STAGING_DIR"/* | wc -l)" -ge "$1"',
            script_argument=(str(self.least),),
            stage=True,
            input=(source,),
            depends_on=context.waits_for(source),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity)
'''
SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: count-lines, name: count}
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `etl_specs`, `assets`, and perhaps `steps` and `hooks`."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file; text is dedented."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def load(self, text: str = SPEC) -> LoadedSpec:
        """Load a spec of the project."""
        loaded = load_spec(self.write("etl_specs/visits.yaml", text), self.folder / "assets")
        assert isinstance(loaded, LoadedSpec)
        return loaded

    def findings(self, text: str = SPEC) -> tuple[Diagnostic, ...]:
        """The errors of a spec, or its warnings."""
        try:
            return self.load(text).warnings
        except DiagnosticsError as error:
            return error.diagnostics

    def shown(self, text: str = SPEC) -> str:
        """What users see of them."""
        return render(self.findings(text), relative_to=self.folder)

    def install(self, entry_points: str, **modules: str) -> Path:
        """Make a package that is found on sys.path; returns its entry_points.txt."""
        for name, text in modules.items():
            self.write(f"site/{name}.py", text)
        path = self.write("site/acme_etl-1.0.dist-info/entry_points.txt", entry_points)
        sys.path.insert(0, str(self.folder / "site"))
        installed.entry_points.cache_clear()
        return path


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project without plugins; what its tests import is forgotten afterwards."""
    path, modules = list(sys.path), set(sys.modules)
    (tmp_path / "assets").mkdir()
    yield Project(tmp_path)
    sys.path[:] = path
    for name in set(sys.modules) - modules:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
    installed.entry_points.cache_clear()
    plugins_of_projects._plugins.cache_clear()


@pytest.fixture
def step() -> str:
    """The code of a step that is right."""
    return STEP
