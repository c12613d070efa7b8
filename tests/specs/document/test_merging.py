"""Documents over documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.specs.document import read_document
from penstock.specs.document.merging import merged, part, without

LOW = "a: 1\nnested: {x: 1, y: [1, 2]}\nboth: low\n"
HIGH = "both: high\nnested:\n  y: [3]\n  z: {deep: 1}\n"


@pytest.fixture
def documents(tmp_path: Path) -> Any:
    """The low one and the high one."""
    for name, text in (("low.yaml", LOW), ("high.yaml", HIGH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read_document(tmp_path / "low.yaml"), read_document(tmp_path / "high.yaml")


def test_mappings_are_merged_and_all_else_is_replaced(documents: Any) -> None:
    """Key by key, however deep; lists as a whole."""
    found = merged(*documents)

    assert found.value == {"a": 1, "nested": {"x": 1, "y": [3], "z": {"deep": 1}}, "both": "high"}


def test_every_value_keeps_its_place(documents: Any) -> None:
    """In the file that it came from."""
    found = merged(*documents)

    places = {
        path: (found.at(path).path.name, found.at(path).line)
        for path in (("a",), ("both",), ("nested", "x"), ("nested", "y", 0), ("nested", "z", "deep"))
    }
    assert places == {
        ("a",): ("low.yaml", 1),
        ("both",): ("high.yaml", 1),
        ("nested", "x"): ("low.yaml", 2),
        ("nested", "y", 0): ("high.yaml", 3),
        ("nested", "z", "deep"): ("high.yaml", 4),
    }


def test_parts(documents: Any) -> None:
    """Of a document, and a document without one."""
    _, high = documents

    assert part(high, "nested", "z").value == {"deep": 1}
    assert part(high, "nested", "z").at(("deep",)).line == 4
    assert without(high, "nested").value == {"both": "high"}
    assert high.value["nested"]
