"""The catalogue of ids: complete, and without ids that nothing produces."""

from __future__ import annotations

import re
from pathlib import Path

from penstock.diagnostics.catalogue import CATALOGUE, CHAPTERS

_ID = re.compile(r"PS[0-9]{3}")


def _ids(files: list[Path]) -> set[str]:
    """Return the ids that stand in Python files."""
    return {found for path in files for found in _ID.findall(path.read_text(encoding="utf-8"))}


def test_every_id_of_the_source_is_in_the_catalogue_and_the_other_way_round(root: Path) -> None:
    """An id without an entry could be used twice; an entry without a use is a promise."""
    files = [
        path
        for folder in ("penstock", "stacks", "constructs")
        for path in (root / folder).rglob("*.py")
        if path.parent.name != "catalogue"
    ]

    assert _ids([*files, root / "app.py"]) == set(CATALOGUE)


def test_every_id_is_produced_by_a_test(root: Path) -> None:
    """Each has a test that names it, beside those of the catalogue and of the formats."""
    folder = root / "tests"
    files = [path for path in folder.rglob("test_*.py") if not path.is_relative_to(folder / "diagnostics")]

    assert set(CATALOGUE) - _ids(files) == set()


def test_entries_are_sentences_in_order() -> None:
    """They become pages of the documentation."""
    titles = [entry.title for entry in CATALOGUE.values()]

    assert list(CATALOGUE) == sorted(CATALOGUE)
    assert all(title[0].isupper() and title.endswith(".") for title in titles)
    assert len(set(titles)) == len(titles)


def test_chapters_hold_the_entries_of_their_hundred() -> None:
    """No id stands in two of them."""
    assert sum(len(entries) for entries in CHAPTERS.values()) == len(CATALOGUE)
    assert all(chapter.startswith(f"{entry.id[2]}xx: ") for chapter, entries in CHAPTERS.items() for entry in entries)
