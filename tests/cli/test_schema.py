"""`penstock schema`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from penstock.documentation.example_specs import CUSTOM_EXAMPLE

FIRST_LINE = "# yaml-language-server: $schema="


def test_a_project_with_steps_of_its_own(project: Any, root: Path) -> None:
    """Three files that point to each other; then `--check` is content, until a step changes."""
    shutil.copytree(root / CUSTOM_EXAMPLE, project.folder, dirs_exist_ok=True)
    outcome = project.run("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "schema: spec.schema.json, defaults.schema.json, definition.schema.json",
        "specs name the first of them in their first line:",
        f"{FIRST_LINE}../schema/spec.schema.json",
    ]
    made = {path.name: json.loads(path.read_text()) for path in (project.folder / "schema").iterdir()}
    assert sorted(made) == ["defaults.schema.json", "definition.schema.json", "spec.schema.json"]
    assert made["spec.schema.json"]["$defs"]["CountLines"]["properties"]["least"]["minimum"] == 1
    assert project.run("schema", "--check").code == 0

    step = project.folder / "steps/count_lines.py"
    step.write_text(step.read_text().replace("ge=1", "ge=2"))
    (project.folder / "schema/defaults.schema.json").unlink()
    outcome = project.run("schema", "--check")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [
        "schema/spec.schema.json is out of date: run `penstock schema`",
        "schema/defaults.schema.json is missing: run `penstock schema`",
    ]


def test_another_folder(project: Any) -> None:
    """The first line of specs is told as it has to be."""
    project.write("etl_specs/a.yaml", "")
    outcome = project.run("schema", "--out", "docs/made")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-1] == f"{FIRST_LINE}../docs/made/spec.schema.json"
    assert (project.folder / "docs/made/definition.schema.json").exists()


def test_what_goes_wrong(project: Any) -> None:
    """A folder that cannot be made, a step that is broken, and no project."""
    project.write("etl_specs/a.yaml", "")
    project.write("file", "")
    outcome = project.run("schema", "--out", "file")
    assert (outcome.code, outcome.out) == (1, "")
    assert "file" in outcome.err
    assert "Traceback" not in outcome.err
    project.write("steps/odd.py", "raise ValueError('odd')\n")
    outcome = project.run("schema")
    assert outcome.code == 1
    assert "steps/odd.py:1:1: error PS701" in outcome.err
    assert not (project.folder / "schema").exists()
    shutil.rmtree(project.folder / "etl_specs")
    assert "error PS101" in project.run("schema").err
