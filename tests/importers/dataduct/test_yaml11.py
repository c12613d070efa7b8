"""What YAML 1.1 reads otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.importers.dataduct.yaml11 import truth, with_merges
from penstock.specs.document import read_document


def test_merge_keys(tmp_path: Path) -> None:
    """What a mapping says itself goes first, then the first of several; places are those of what is merged."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "one: &one {a: 1, b: 1}\ntwo: &two {<<: *one, b: 2, c: 2}\n"
        "three: {<<: [*one, *two], a: 3}\nfour: [{<<: *two}]\n",
        encoding="utf-8",
    )

    document = with_merges(read_document(path))

    assert document.value["two"] == {"a": 1, "b": 2, "c": 2}
    assert document.value["three"] == {"a": 3, "b": 1, "c": 2}
    assert document.value["four"] == [{"a": 1, "b": 2, "c": 2}]
    assert document.at_key(("three", "c")).line == 2


@pytest.mark.parametrize("text", ["{<<: 3, a: 1}", "{<<: [3, {b: 2}], a: 1}"])
def test_what_cannot_be_merged_is_nothing(tmp_path: Path, text: str) -> None:
    """PyYAML refuses it; whatever else stands there is read."""
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")

    assert with_merges(read_document(path)).value["a"] == 1


@pytest.mark.parametrize(
    ("word", "expected"), [("yes", True), ("Off", False), (True, True), ("maybe", None), (1, None), (None, None)]
)
def test_words(word: object, expected: bool | None) -> None:
    """Of truth values."""
    assert truth(word) is expected
