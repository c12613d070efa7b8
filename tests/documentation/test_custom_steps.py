"""docs/custom-steps.md, and the project that it shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checking import check_all
from penstock.cli.project import project_of
from penstock.compiler import compile_loaded
from penstock.definition.cli_form import to_cli
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.documentation.example_specs import CUSTOM_EXAMPLE
from penstock.specs.loader import LoadedSpec, load_spec
from penstock.steps import ActivityStep


@pytest.fixture
def page(root: Path) -> str:
    """The page."""
    return (root / "docs/custom-steps.md").read_text(encoding="utf-8")


@pytest.fixture
def spec(root: Path) -> Path:
    """The spec of the example."""
    return root / CUSTOM_EXAMPLE / "etl_specs/visits.yaml"


def test_the_page_shows_the_files_as_they_are(root: Path, page: str) -> None:
    """All of them."""
    files = [path for path in (root / CUSTOM_EXAMPLE).rglob("*") if path.suffix in {".py", ".yaml"}]
    assert len(files) == 4
    for path in files:
        assert f"\n{path.read_text(encoding='utf-8').rstrip()}\n```" in page
        assert f"](examples/custom/{path.relative_to(root / CUSTOM_EXAMPLE).as_posix()})" in page


def test_links_lead_somewhere(root: Path, page: str) -> None:
    """To files."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page):
        assert (root / "docs" / target).exists(), target


def test_the_example_is_valid(spec: Path) -> None:
    """Without a warning."""
    assert check_all([spec], project_of(spec)) == ()


def test_what_it_compiles_to(spec: Path, deployment: Any) -> None:
    """The step, with the timeout of one hook, and the owner of the other."""
    loaded = load_spec(spec, spec.parents[1] / "assets")
    assert isinstance(loaded, LoadedSpec)
    form = to_cli(compile_loaded(loaded, deployment).to_wire())

    assert loaded.spec.all_tags == {"owner": "data-team"}
    assert [item for item in form["objects"] if item["id"] in {"visits", "count-lines"}] == [
        {
            "id": "visits",
            "name": "visits",
            "type": "S3DataNode",
            "directoryPath": "s3://data-bucket/visits/",
        },
        {
            "id": "count-lines",
            "name": "count-lines",
            "type": "ShellCommandActivity",
            "attemptTimeout": "2 hours",
            "command": 'lines=$(cat "$INPUT1_STAGING_DIR"/* | wc -l)\n'
            'test "$lines" -ge "$1" || { echo "$lines lines, fewer than $1" >&2; exit 1; }',
            "input": {"ref": "visits"},
            "onFail": {"ref": "FailureAlarm"},
            "runsOn": {"ref": "Machine"},
            "scriptArgument": "2",
            "stage": "true",
        },
    ]


def test_the_finding_of_the_page(root: Path, page: str, tmp_path: Path) -> None:
    """It is what a misspelt name gives."""
    shutil.copytree(root / CUSTOM_EXAMPLE, tmp_path / "custom", ignore=shutil.ignore_patterns("__pycache__"))
    step = tmp_path / "custom/steps/count_lines.py"
    step.write_text(step.read_text().replace("context.input(None)", "context.inputs(None)"))
    spec = tmp_path / "custom/etl_specs/visits.yaml"

    with pytest.raises(DiagnosticsError) as caught:
        check_all([spec], project_of(spec))

    assert f"```text\n{render(caught.value.diagnostics, relative_to=tmp_path / 'custom')}\n```" in page


def test_what_steps_have_already(page: str) -> None:
    """The keys that the page names."""
    said = re.findall(r"`(\w+)`", page.partition("is an `ActivityStep`; it has ")[2].partition(" already")[0])
    assert sorted(said) == sorted(ActivityStep.model_fields)
