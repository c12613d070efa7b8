"""Pipelines of dataduct in a folder of their own, with tables and scripts that they may name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from penstock.importers.dataduct import Imported, Order, import_dataduct
from penstock.specs.document import read_document

CORPUS = Path(__file__).parent / "corpus"
START = date(2026, 1, 5)
FILES = {
    "tables/shop.book.sql": "CREATE TABLE shop.book (id INTEGER PRIMARY KEY, title VARCHAR(200));\n",
    "tables/shop.new.sql": "CREATE TABLE shop.new (id INTEGER PRIMARY KEY, title VARCHAR(200));\n",
    "tables/shop.past.sql": (
        "CREATE TABLE shop.past (effective_ts TIMESTAMP, expiration_ts TIMESTAMP, id INTEGER, title VARCHAR(200),"
        " PRIMARY KEY (id, effective_ts));\n"
    ),
    "scripts/run.sh": "#!/bin/sh\nexit 0\n",
    "scripts/all/first.sh": "#!/bin/sh\n. ./second.sh\n",
    "scripts/all/second.sh": "exit 0\n",
    "sql/delete.sql": "DELETE FROM shop.book WHERE id < %s;\n",
    "data/books.tsv": "1\tWeirs\n",
}


@dataclass
class Duct:
    """A folder with pipelines of dataduct."""

    folder: Path

    def imported(self, *pipelines: str, config: str | None = None, **options: Any) -> Imported:
        """Import pipelines, given as YAML, with a config, given as YAML."""
        paths = []
        for number, text in enumerate(pipelines):
            paths.append(self.folder / f"pipeline{number or ''}.yaml")
            paths[-1].write_text(text, encoding="utf-8")
        file = self.folder / "dataduct.cfg"
        file.write_text(config or "", encoding="utf-8")
        return import_dataduct(paths, start=START, config=file if config else None, **options)

    def spec(self, pipeline: str, *, config: str | None = None, **options: Any) -> dict[str, Any]:
        """The value of the spec that a pipeline becomes."""
        imported = self.imported(pipeline, config=config, **options)
        assert imported.specs, [(item.id, item.message) for item in imported.findings]
        path = self.folder / "spec.yaml"
        path.write_text(imported.specs[0].text, encoding="utf-8")
        document = read_document(path)
        assert document.diagnostics == ()
        value: dict[str, Any] = document.value
        return value

    def steps(self, steps: str, *, config: str | None = None, **options: Any) -> list[dict[str, Any]]:
        """The steps that those of a pipeline become."""
        found: list[dict[str, Any]] = self.spec(f"name: books\nsteps:\n{steps}", config=config, **options)["steps"]
        return found

    def told(self, steps: str, *, config: str | None = None, **options: Any) -> list[str]:
        """What is told of the steps of a pipeline: `ID line:column message`."""
        imported = self.imported(f"name: books\nsteps:\n{steps}", config=config, **options)
        return told(imported)


def told(imported: Imported) -> list[str]:
    """The findings of an import, short; those of a config have no line."""
    found = []
    for item in imported.findings:
        place = item.location
        where = f"{place.line}:{place.column} " if place and place.path.suffix == ".yaml" else ""
        found.append(f"{item.id} {where}{item.message}")
    return found


@pytest.fixture
def duct(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Duct:
    """A folder with the files that pipelines name; it is the working directory."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Duct(tmp_path)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The examples of dataduct's documentation, written anew, and more."""
    return CORPUS


@pytest.fixture(scope="session")
def import_corpus() -> Callable[..., Imported]:
    """Import all of the corpus, or some of it."""

    def imported(*names: str, order: Order = Order.SEQUENTIAL, mode: str | None = None) -> Imported:
        folder = CORPUS / "pipelines"
        paths = [folder / f"{name}.yaml" for name in names] or sorted(folder.glob("*.y*ml"))
        return import_dataduct(
            paths, start=START, config=CORPUS / "dataduct.cfg", mode=mode, order=order, resources=CORPUS / "resources"
        )

    return imported
