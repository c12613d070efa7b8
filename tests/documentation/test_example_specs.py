"""The specs that the documentation shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.documentation.example_specs import ASSETS, CUSTOM_EXAMPLE, FOLDER, ROOT, SPEC_EXAMPLES, read_example
from penstock.specs.document import read_document
from penstock.specs.files import spec_files

PATHS = [
    path.relative_to(ROOT)
    for path in spec_files(ROOT / FOLDER)
    if not path.is_relative_to(ROOT / CUSTOM_EXAMPLE)  # tests/documentation/test_custom_steps.py has that
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_there_is_nothing_wrong_with_it(path: Path) -> None:
    """Neither an error nor a warning; it compiles, and its stack has a name of its own."""
    assert [str(item) for item in read_example(path).findings] == []


def test_every_asset_is_used() -> None:
    """By one of them: it is named there, or a folder that it is in."""
    named = {text.rstrip("/") for path in PATHS for text in _texts(read_document(ROOT / path).value)}
    assets = [path.relative_to(ROOT / ASSETS) for path in (ROOT / ASSETS).rglob("*") if path.is_file()]
    paths = [Path(path.stem) if path.parts[0] == "tables" else path for path in assets if path.suffix != ".pyc"]
    assert paths
    assert [path for path in paths if not {str(path), *map(str, path.parents)} & named] == []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(item)


def test_an_example() -> None:
    """What it compiles to has names that readers recognise."""
    example = read_example(SPEC_EXAMPLES / "minimal.yaml")
    assert example.types == ["S3DataNode", "Schedule"]
    assert "visits (S3DataNode): s3://my-bucket/visits/" in example.tree
    assert example.text == (ROOT / SPEC_EXAMPLES / "minimal.yaml").read_text(encoding="utf-8")


def test_assets_keep_their_paths() -> None:
    """Under an example's name."""
    assert "scriptUri: s3://my-assets/pig/clean.pig" in read_example(FOLDER / "steps/run-pig.minimal.yaml").tree


def test_fails_for_a_wrong_one(tmp_path: Path) -> None:
    """With what is wrong."""
    (tmp_path / "x.yaml").write_text("name: x\n", encoding="utf-8")
    with pytest.raises(DiagnosticsError, match="schedule"):
        read_example(Path("x.yaml"), tmp_path)
