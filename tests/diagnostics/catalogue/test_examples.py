"""The examples of the catalogue: the wrong ones give the finding that they explain, the right ones do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from penstock.diagnostics.catalogue import CATALOGUE, CHAPTERS, Entry
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.loader import load_spec

ASSETS = {
    "pig/clean.pig": b"rows = LOAD '$INPUT' AS (line:chararray);\nSTORE rows INTO '$OUTPUT';\n",
    "pig/old.pig": b"DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();\n",
    "tables/visits.sql": b"CREATE TABLE visits (line varchar(100));\n",
    "tables/latin1.sql": "CREATE TABLE latin1 (größe varchar(100));\n".encode("latin-1"),
}
"""What the docstring of the catalogue promises."""
SPECS = [entry for chapter, entries in CHAPTERS.items() if chapter[0] in "123" for entry in entries]


@pytest.fixture
def found(tmp_path: Path) -> Callable[[str], set[str]]:
    """The ids that the text of a spec gives."""
    for name, content in ASSETS.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def load(text: str) -> set[str]:
        spec = tmp_path / "visits.yaml"
        spec.write_text(text, encoding="utf-8")
        try:
            return {item.id for item in load_spec(spec, tmp_path / "assets").warnings}
        except DiagnosticsError as error:
            return {item.id for item in error.diagnostics}

    return load


@pytest.mark.parametrize("entry", SPECS, ids=lambda entry: entry.id)
def test_examples_that_are_specs(entry: Entry, found: Callable[[str], set[str]]) -> None:
    """The wrong one shows its finding, perhaps with others that follow from it; the right one has none at all."""
    assert entry.id in found(entry.wrong)
    assert found(entry.right) == set()


@pytest.mark.parametrize(
    "entry", [entry for entry in CATALOGUE.values() if entry.id[2] != "4"], ids=lambda entry: entry.id
)
def test_every_entry_is_explained(entry: Entry) -> None:
    """In sentences, with an example of each kind that ends its last line."""
    assert all(text.endswith(".") for text in (entry.why, entry.fix))
    assert entry.wrong.strip()
    assert entry.right.strip()
    assert entry.wrong != entry.right
    assert not entry.source or entry.source.startswith("https://docs.aws.amazon.com/")
