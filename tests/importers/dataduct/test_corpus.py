"""dataduct's documented examples, and what they leave out: all of them are imported, and the specs are valid."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from penstock.cli.checking import check_all
from penstock.cli.project import Project
from penstock.diagnostics.diagnostic import DiagnosticsError, Severity
from penstock.importers.dataduct import Imported, Order
from penstock.importers.dataduct.assets import content_of
from penstock.importers.dataduct.steps import STEPS
from penstock.specs.document import read_document
from penstock.specs.loader import load_spec

DOCUMENTED = (
    *("bootstrap", "column_check", "count_check", "create_load_redshift", "create_update_sql", "custom_extract_local"),
    *("double_input", "double_output", "emr_streaming", "extract_local", "extract_postgres", "extract_rds"),
    *("extract_redshift", "extract_s3", "failed_pipeline", "load_postgres", "load_redshift", "load_reload_pk"),
    *("pipeline_dependency", "primary_key_check", "reload", "sql_command", "transform", "upsert"),
)
OWN_STEP = '''\
"""fetch-catalogue: the catalogue of a shelf."""

from typing import Literal

from penstock.objects import S3DataNode
from penstock.steps import Step
from penstock.steps.context import StepContext, StepResult


class FetchCatalogue(Step):
    """Names a catalogue."""

    WRITES = True

    type: Literal["fetch-catalogue"]
    shelf: str

    def compile(self, context: StepContext) -> StepResult:
        """Make the data node."""
        return StepResult(S3DataNode(self.name, directory_path=context.data_uri(f"{self.shelf}/")))
'''


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Imported], Project]:
    """Write what was imported as `penstock import dataduct` does; the step of the user's own is written anew."""

    def write(imported: Imported) -> Project:
        files = {
            "cdk.json": json.dumps({"context": {"environments": imported.settings}}).encode(),
            "steps/fetch_catalogue.py": OWN_STEP.encode(),
            **{f"etl_specs/{spec.name}.yaml": spec.text.encode() for spec in imported.specs},
            **{f"assets/{name}": content_of(file) for name, file in imported.assets.items()},
        }
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return Project(tmp_path)

    return write


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("mode", [None, "production"])
def test_all_of_it_is_valid(
    import_corpus: Callable[..., Imported],
    project: Callable[[Imported], Project],
    order: Order,
    mode: str | None,
) -> None:
    """In both orders, and in every mode: as environments, or one alone."""
    imported = import_corpus(order=order, mode=mode)
    made = project(imported)

    assert [item for item in imported.findings if item.severity is Severity.ERROR] == []
    assert len(made.spec_files()) == 31
    try:
        warnings = check_all(made.spec_files(), made)
    except DiagnosticsError as error:
        errors = [item for item in error.diagnostics if item.severity is Severity.ERROR]
        pytest.fail("\n".join(f"{item.location}: {item.id} {item.message}" for item in errors))
    assert {item.id for item in warnings} <= {"PS505"}  # the examples share their few tables


def test_every_example_and_every_type_is_there(corpus: Path) -> None:
    """In either spelling."""
    files = sorted((corpus / "pipelines").glob("*.y*ml"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)

    assert set(DOCUMENTED) <= {path.stem for path in files}
    assert len(DOCUMENTED) == 24
    assert [step.name for step in STEPS if f"step_type: {step.name}" not in text] == []
    assert "step_type: create_update_sql" in text


@pytest.mark.parametrize(
    ("example", "steps"),
    [
        ("bootstrap", ["run-shell", "run-shell"]),
        ("column_check", ["check-values"]),
        ("count_check", ["check-row-count"]),
        ("create_load_redshift", ["upload-files", "create-and-load-table"]),
        ("create_update_sql", ["create-and-update-table"]),
        ("custom_extract_local", ["fetch-catalogue"]),
        ("double_input", ["extract-from-s3", "extract-from-s3", "run-shell"]),
        ("double_output", ["extract-from-s3", "extract-from-s3", "run-shell", "run-shell", "run-shell"]),
        ("emr_streaming", ["extract-from-s3", "run-hadoop-streaming", "run-shell"]),
        ("extract_local", ["upload-files"]),
        ("extract_postgres", ["extract-from-rds"]),
        ("extract_rds", ["extract-from-rds", "extract-from-rds"]),
        ("extract_redshift", ["extract-from-redshift"]),
        ("extract_s3", ["extract-from-s3"]),
        ("failed_pipeline", ["run-shell"]),
        ("load_postgres", ["extract-from-s3", "load-into-rds"]),
        ("load_redshift", ["upload-files", "copy-into-redshift"]),
        ("load_reload_pk", ["upload-files", "load-reload-primary-key"]),
        ("pipeline_dependency", ["wait-for-pipelines", "run-shell"]),
        ("primary_key_check", ["check-primary-key"]),
        ("reload", ["upload-files", "create-and-load-table", "reload-table"]),
        ("sql_command", ["run-sql"]),
        ("transform", ["extract-from-s3", "run-shell", "run-shell"]),
        ("upsert", ["upload-files", "create-and-load-table", "upsert"]),
    ],
)
def test_what_becomes_of_each(
    import_corpus: Callable[..., Imported], tmp_path: Path, example: str, steps: list[str]
) -> None:
    """One step for one step."""
    path = tmp_path / "spec.yaml"
    path.write_text(import_corpus(example).specs[0].text, encoding="utf-8")
    spec = read_document(path).value

    assert [step["type"] for step in [*spec.get("bootstrap", []), *spec["steps"]]] == steps


def test_no_password_of_the_config_is_anywhere(
    import_corpus: Callable[..., Imported], project: Callable[[Imported], Project]
) -> None:
    """In no file that is written."""
    root = project(import_corpus()).root
    written = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())

    assert not any(password in written for password in (b"not-for-any-spec", b"nor-this-one", b"nor-that-one"))


def test_a_spec_is_what_it_is_in_its_mode(
    import_corpus: Callable[..., Imported], project: Callable[[Imported], Project]
) -> None:
    """An environment says the same as an import of the mode alone."""
    for name in ("double_input", "history", "wait_daily", "emr_step"):
        base = project(import_corpus(name))
        loaded = load_spec(base.spec_files()[0], base.assets)
        environment = loaded.in_environment("production").spec  # type: ignore[union-attr]
        alone = project(import_corpus(name, mode="production"))
        other = load_spec(alone.spec_files()[0], alone.assets).spec

        assert environment.schedule == other.schedule  # type: ignore[union-attr]
        assert environment.resources == other.resources  # type: ignore[union-attr]
        base.spec_files()[0].unlink()
