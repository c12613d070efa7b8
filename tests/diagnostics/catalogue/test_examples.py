"""The examples of the catalogue: the wrong ones give the finding that they explain, the right ones do not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from penstock.definition.cli_form import from_cli
from penstock.definition.wire import WireDefinition
from penstock.diagnostics.catalogue import CATALOGUE, CHAPTERS, Entry
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.estate import check_estate, read_estate
from penstock.importers.dataduct import import_dataduct
from penstock.importers.definition import import_definition
from penstock.specs.folder import load_folder
from penstock.specs.loader import load_spec
from penstock.validation import validate
from penstock.validation.surroundings import Surroundings

ASSETS = {
    "pig/clean.pig": b"rows = LOAD '$INPUT' AS (line:chararray);\nSTORE rows INTO '$OUTPUT';\n",
    "pig/old.pig": b"DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();\n",
    "tables/customers.sql": b"CREATE TABLE customers (id INT, PRIMARY KEY (id));\n",
    "tables/more.sql": b"CREATE TABLE more (line varchar(100));\n",
    "tables/visits.sql": b"CREATE TABLE visits (line varchar(100));\n",
    "tables/latin1.sql": "CREATE TABLE latin1 (größe varchar(100));\n".encode("latin-1"),
}
"""What the docstring of the catalogue promises."""
NOW = datetime(2026, 5, 1)  # noqa: DTZ001 - the service's times are UTC without a zone
WITHOUT_EXAMPLE = {
    "PS412": "whatever only the service knows",
    "PS437": "33 objects, which would explain nothing",
}


def _entries(chapters: str) -> list[Entry]:
    found = [entry for chapter, entries in CHAPTERS.items() if chapter[0] in chapters for entry in entries]
    return [entry for entry in found if entry.id not in WITHOUT_EXAMPLE]


SPECS, SERVICE, ESTATE, IMPORTING = _entries("123"), _entries("4"), _entries("5"), _entries("6")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The assets folder of the examples."""
    for name, content in ASSETS.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "assets"


@pytest.fixture
def found(tmp_path: Path, assets: Path) -> Callable[[str], set[str]]:
    """The ids that the text of a spec gives."""

    def load(text: str) -> set[str]:
        spec = tmp_path / "visits.yaml"
        spec.write_text(text, encoding="utf-8")
        try:
            return {item.id for item in load_spec(spec, assets).warnings}
        except DiagnosticsError as error:
            return {item.id for item in error.diagnostics}

    return load


@pytest.mark.parametrize("entry", SPECS, ids=lambda entry: entry.id)
def test_examples_that_are_specs(entry: Entry, found: Callable[[str], set[str]]) -> None:
    """The wrong one shows its finding, perhaps with others that follow from it; the right one has none at all."""
    assert entry.id in found(entry.wrong)
    assert found(entry.right) == set()


def _definition(text: str) -> tuple[WireDefinition, Surroundings]:
    """What an example of a rule of the service says: one object, several, a whole file, or settings of cdk.json."""
    value = json.loads(text)
    if "environments" in value:
        (environment,) = value["environments"].values()
        return WireDefinition(()), Surroundings(region=environment["region"])
    form = value if isinstance(value, dict) and "objects" in value else {"objects": value}
    objects = form["objects"] if isinstance(form["objects"], list) else [form["objects"]]
    return from_cli({**form, "objects": objects}), Surroundings(now=NOW)


@pytest.mark.parametrize("entry", SERVICE, ids=lambda entry: entry.id)
def test_examples_that_are_definitions(entry: Entry) -> None:
    """They are parts of definitions, so both may lack other things."""
    wrong, right = ({item.id for item in validate(*_definition(text))} for text in (entry.wrong, entry.right))
    assert entry.id in wrong
    assert entry.id not in right


@pytest.mark.parametrize("entry", ESTATE, ids=lambda entry: entry.id)
def test_examples_that_are_several_specs(entry: Entry, tmp_path: Path, assets: Path) -> None:
    """Parted by `---`; the right ones have no finding at all, neither alone nor together."""

    def found(name: str, text: str) -> set[str]:
        folder = tmp_path / name
        folder.mkdir()
        for number, part in enumerate(text.split("---\n")):
            (folder / f"{number}.yaml").write_text(part, encoding="utf-8")
        loaded = load_folder(folder, assets)
        findings = check_estate(read_estate(loaded.specs, loaded.broken, assets))
        return {item.id for item in (*loaded.findings, *findings)}

    assert found("wrong", entry.wrong) == {entry.id}
    assert found("right", entry.right) == set()


@pytest.mark.parametrize(
    "entry", [entry for entry in IMPORTING if entry.language == "json"], ids=lambda entry: entry.id
)
def test_examples_that_are_imported(entry: Entry, tmp_path: Path) -> None:
    """Files as AWS writes them."""

    def found(text: str) -> set[str]:
        path = tmp_path / "definition.json"
        path.write_text(text, encoding="utf-8")
        try:
            return {item.id for item in import_definition(path).findings}
        except DiagnosticsError as error:
            return {item.id for item in error.diagnostics}

    assert entry.id in found(entry.wrong)
    assert entry.id not in found(entry.right)


@pytest.mark.parametrize(
    "entry", [entry for entry in IMPORTING if entry.language == "yaml"], ids=lambda entry: entry.id
)
def test_examples_of_dataduct(entry: Entry, tmp_path: Path) -> None:
    """Files of pipelines; a config stands before `---`."""

    def found(text: str) -> set[str]:
        config, separator, pipeline = text.rpartition("---\n")
        (tmp_path / "visits.yaml").write_text(pipeline, encoding="utf-8")
        (tmp_path / "dataduct.cfg").write_text(config, encoding="utf-8")
        given = tmp_path / "dataduct.cfg" if separator else None
        imported = import_dataduct([tmp_path / "visits.yaml"], start=NOW.date(), config=given)
        return {item.id for item in imported.findings}

    assert entry.id in found(entry.wrong)
    assert found(entry.right) == set()


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.id)
def test_every_entry_is_explained(entry: Entry) -> None:
    """In sentences, and by an example where there can be one."""
    assert all(text.endswith(".") for text in (entry.why, entry.fix))
    assert bool(entry.wrong) is bool(entry.right) is (entry.id not in WITHOUT_EXAMPLE)
    assert not entry.source or entry.source.startswith("https://docs.aws.amazon.com/")


def test_every_chapter_is_tried() -> None:
    """A new one needs a way to try its examples."""
    assert {chapter[0] for chapter in CHAPTERS} == set("1234567")
