"""extract-local."""

from __future__ import annotations

from pathlib import Path

from tests.importers.dataduct.conftest import Duct


def test_a_file_of_the_laptop(duct: Duct) -> None:
    """It is published as an asset."""
    imported = duct.imported("name: books\nsteps:\n  - {step_type: extract-local, name: books, path: data/books.tsv}\n")

    assert imported.assets == {"data/books.tsv": Path("data/books.tsv")}
    assert imported.specs[0].text.endswith(
        "steps:\n  - type: upload-files\n    name: books\n    path: data/books.tsv\n"
    )


def test_fails_where_there_is_no_such_file(duct: Duct) -> None:
    """At its place."""
    assert duct.told("  - {step_type: extract-local, path: data/boks.tsv}\n") == [
        "PS303 3:38 there is no file 'data/boks.tsv'"
    ]
    assert duct.told("  - step_type: extract-local\n") == ["PS202 3:5 the key 'path' is missing in steps.0"]
