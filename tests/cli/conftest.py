"""The command line on a project in a temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from penstock.cli import main, target
from penstock.client.runs import InstanceView, RunView
from penstock.definition.wire import WireObject
from tests.client.service import Live

VISITS = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code and its output."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder."""

    folder: Path

    def write(self, name: str, content: str) -> Path:
        """Write a file; the text is dedented."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
        return path

    def run(self, *arguments: str, **environment: str) -> Outcome:
        """Run a command in a process of its own, without any AWS settings but those given."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        done = subprocess.run(
            [sys.executable, "-m", "penstock", *arguments],
            cwd=self.folder,
            env=kept | {"AWS_CONFIG_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true"} | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with one valid spec and no cdk.json; it is the working directory."""
    made = Project(tmp_path / "project")
    made.write("etl_specs/visits.yaml", VISITS)
    made.write("assets/pig/clean.pig", "rows = LOAD '$INPUT' AS (line:chararray);\nSTORE rows INTO '$OUTPUT';\n")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def penstock(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command in this process; whatever it does, nobody sees a traceback."""
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["penstock", *arguments])
        capsys.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as error:
            code = error.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert isinstance(code, int)
        return Outcome(code, out, err)

    return run


@pytest.fixture
def instance() -> Callable[..., InstanceView]:
    """Make an instance of one second on the first of May."""

    def make(component: str, status: str, **others: Any) -> InstanceView:
        fields: dict[str, Any] = {
            "kind": "ShellCommandActivity",
            "scheduled_start": "2026-05-01T06:00:00",
            "started": None,
            "ended": None,
            "waiting_on": (),
            "reason": None,
            "attempts": 0,
        } | others
        id_ = f"@{component}_{fields['scheduled_start']}"
        return InstanceView(id=id_, component=component, status=status, fields=WireObject(id_, id_, ()), **fields)

    return make


@pytest.fixture
def run_of() -> Callable[..., RunView]:
    """Gather instances of one interval."""

    def make(*instances: InstanceView) -> RunView:
        return RunView(instances[0].scheduled_start, instances)

    return make


@pytest.fixture
def live(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The real local service in this process; commands find it as they find AWS, by the settings."""
    service = Live(tmp_path)
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    monkeypatch.setattr(target, "_LOCAL_SECONDS", 0.01)
    yield service
    service.close()
