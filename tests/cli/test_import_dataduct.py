"""penstock import dataduct."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from penstock.cli.app import app

CONFIG = """\
etl: {REGION: eu-west-1}
redshift: {CLUSTER_ID: shelves, DATABASE_NAME: analytics, USERNAME: loader, PASSWORD: hush}
"""
PIPELINE = """\
name: new_books
frequency: daily
steps:
  - {step_type: transform, name: fetch, script: fetch.sh}
  - {step_type: sql-command, name: tidy, command: ANALYZE}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipeline, its script and a config in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"books.yaml": PIPELINE, "dataduct.cfg": CONFIG, "fetch.sh": "#!/bin/sh\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "fetch.sh").chmod(0o755)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["import", "dataduct", *arguments, "--start", "2026-01-05"])


def test_a_project_is_written(folder: Path) -> None:
    """Specs and their files; the settings go to standard output, what has changed to standard error."""
    result = run("books.yaml", "--config", "dataduct.cfg")

    assert result.exit_code == 0
    assert "books.yaml:5:5: warning PS606: 'tidy' runs after 'fetch', which is above it" in result.stderr
    assert json.loads(result.stdout)["context"]["environments"]["dev"]["warehouse"]["cluster_id"] == "shelves"
    assert "hush" not in result.output
    assert (folder / "etl_specs/new-books.yaml").read_text(encoding="utf-8").splitlines()[2:4] == [
        "name: new-books",
        "schedule: {every: 1 day, start: 2026-01-05, at: '01:00'}",
    ]
    assert os.access(folder / "assets/scripts/fetch.sh", os.X_OK)


def test_in_the_order_of_dataduct(folder: Path) -> None:
    """In another folder; without a config there is nothing to print."""
    result = run("books.yaml", "--order", "faithful", "--output", "project")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "PS606" not in result.stderr
    assert (folder / "project/etl_specs/new-books.yaml").read_text(encoding="utf-8").endswith("    after: []\n")


def test_settings_are_added_to_a_file(folder: Path) -> None:
    """What is there stays as it is."""
    there = {"app": "x", "context": {"environments": {"dev": {"region": "us-east-1"}}}}
    (folder / "cdk.json").write_text(json.dumps(there), encoding="utf-8")

    result = run("books.yaml", "--config", "dataduct.cfg", "--settings", "cdk.json")

    written = json.loads((folder / "cdk.json").read_text(encoding="utf-8"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert written["app"] == "x"
    assert written["context"]["environments"]["dev"]["region"] == "us-east-1"
    assert written["context"]["environments"]["dev"]["warehouse"]["secret"] == "penstock/dev/warehouse"


@pytest.mark.parametrize("text", ["{", "[]", '{"context": 3}'])
def test_fails_on_settings_that_are_none(folder: Path, text: str) -> None:
    """They stay as they are."""
    (folder / "cdk.json").write_text(text, encoding="utf-8")

    result = run("books.yaml", "--config", "dataduct.cfg", "--settings", "cdk.json")

    assert result.exit_code == 2
    assert "cdk.json is no cdk.json" in _unframed(result.stderr)
    assert (folder / "cdk.json").read_text(encoding="utf-8") == text


def test_files_are_not_written_over(folder: Path) -> None:
    """Unless they are the same, or it is asked for."""
    assert run("books.yaml").exit_code == 0
    assert run("books.yaml").exit_code == 0
    spec = folder / "etl_specs/new-books.yaml"
    spec.write_text("mine", encoding="utf-8")

    refused = run("books.yaml")

    assert refused.exit_code == 2
    assert "etl_specs/new-books.yaml would be changed; --force writes over" in _unframed(refused.stderr)
    assert spec.read_text(encoding="utf-8") == "mine"
    assert run("books.yaml", "--force").exit_code == 0
    assert spec.read_text(encoding="utf-8") != "mine"


def test_fails_on_one_of_several(folder: Path) -> None:
    """The others are written."""
    (folder / "bad.yaml").write_text("name: bad\nsteps: [{step_type: upset}]\n", encoding="utf-8")

    result = run("bad.yaml", "books.yaml", "missing.yaml")

    assert result.exit_code == 1
    assert "bad.yaml:2:21: error PS205: dataduct has no step_type 'upset'" in result.stderr
    assert "cannot read missing.yaml" in result.stderr
    assert [path.name for path in (folder / "etl_specs").iterdir()] == ["new-books.yaml"]


def _unframed(text: str) -> str:
    return " ".join(text.replace("│", " ").split())
