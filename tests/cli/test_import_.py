"""penstock import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from penstock.cli.app import app

FORM = {"objects": [{"id": "Default", "name": "Default", "role": "r"}], "metadata": {}}
SPEC = """\
# yaml-language-server: $schema=../docs/schema/definition.schema.json
kind: definition
name: etl

objects:
  - id: Default
    role: r
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A definition in the working directory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "etl.json"
    path.write_text(json.dumps(FORM), encoding="utf-8")
    return path


def test_the_spec_goes_to_standard_output(file: Path) -> None:
    """And what is not kept to standard error."""
    result = CliRunner().invoke(app, ["import", "definition", str(file)])

    assert (result.exit_code, result.stdout) == (0, SPEC)
    assert "etl.json:1:66: warning PS603: 'metadata' says nothing of the pipeline, and is not kept" in result.stderr


def test_or_to_a_file(file: Path, tmp_path: Path) -> None:
    """Which is not written over without being told to."""
    output = tmp_path / "etl.yaml"
    arguments = ["import", "definition", str(file), "--output", str(output)]

    first, second = CliRunner().invoke(app, arguments), CliRunner().invoke(app, arguments)

    assert (first.exit_code, first.stdout, output.read_text(encoding="utf-8")) == (0, "", SPEC)
    assert second.exit_code == 2
    assert "--force writes over it" in _unframed(second.stderr)
    assert CliRunner().invoke(app, [*arguments, "--force"]).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--name", "My ETL"], "my-etl is one"), (["--value", "Role"], "'Role' is not NAME=TEXT")],
)
def test_fails_on_wrong_arguments(file: Path, arguments: list[str], message: str) -> None:
    """Exit code 2."""
    result = CliRunner().invoke(app, ["import", "definition", str(file), *arguments])

    assert result.exit_code == 2
    assert message in _unframed(result.stderr)


def test_fails_on_files_that_are_no_definitions(file: Path) -> None:
    """Exit code 1, and nothing on standard output."""
    file.write_text('{"objects": 3}', encoding="utf-8")

    result = CliRunner().invoke(app, ["import", "definition", str(file)])

    assert (result.exit_code, result.stdout) == (1, "")
    assert "etl.json:1:13: error PS203: objects must be a list" in result.stderr
    assert CliRunner().invoke(app, ["import", "definition", "missing.json"]).exit_code == 1


def _unframed(text: str) -> str:
    return " ".join(text.replace("│", " ").split())
