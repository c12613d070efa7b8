"""JSON with positions, beside what Python's own reader makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from penstock.specs.document import read_document, walk

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the JSON is."""
    return tmp_path / "definition.json"


def test_values_and_places(file: Path) -> None:
    """Lines and columns count from 1, tabs and carriage returns are white space."""
    file.write_bytes(b'{\t"objects":\r\n  [ {"id": "a", "n": -1.50e2},\n\tnull ] }\n')

    document = read_document(file)

    assert document.value == {"objects": [{"id": "a", "n": -150.0}, None]}
    key, text = document.at_key(("objects", 0, "id")), document.at(("objects", 0, "id"))
    assert (key.line, key.column, key.length) == (2, 6, 4)
    assert (text.line, text.column, text.length) == (2, 12, 3)
    assert document.text(("objects", 0, "n")) == "-1.50e2"
    assert document.text(("objects", 0, "id")) == "a"
    assert document.text(("objects", 1)) is None
    assert document.at(("objects", 1)).line == 3


@given(value=_VALUES, indent=st.sampled_from([None, 1, "\t"]), ascii_only=st.booleans())
def test_what_python_writes_is_read_again(
    tmp_path_factory: Any, value: Any, indent: int | str | None, *, ascii_only: bool
) -> None:
    """With all its escapes, pairs of surrogates included; every value has a place."""
    file = tmp_path_factory.mktemp("json") / "x.json"
    file.write_text(json.dumps(value, indent=indent, ensure_ascii=ascii_only), encoding="utf-8", newline="")

    document = read_document(file)

    assert document.value == value
    assert document.diagnostics == ()
    lines = document.source.split("\n")
    for path, _ in walk(document.value):
        place = document.at(path)
        assert place.column <= len(lines[place.line - 1])


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "expected a value, found the end of the file"),
        ('{"a": 1,}', 1, 9, "expected a string, found '}'"),
        ('{"a" 1}', 1, 6, "expected ':' after the key, found '1'"),
        ("[1\n 2]", 2, 2, "expected ',' or ']', found '2'"),
        ("{'a': 1}", 1, 2, 'expected a string, found "\'"'),
        ('["a\nb"]', 1, 2, "expected a string that ends in its line, found '\"'"),
        ("[NaN]", 1, 2, "expected a value, found 'N'"),
        ("[01]", 1, 3, "expected ',' or ']', found '1'"),
        ("[-]", 1, 2, "expected a digit, found '-'"),
        ("[] []", 1, 4, "expected the end of the file, found '['"),
        ("[" * 200, 1, 101, "nested more than 100 levels deep"),
    ],
)
def test_fails_on_what_is_no_json(file: Path, text: str, line: int, column: int, message: str) -> None:
    """With the place."""
    file.write_text(text, encoding="utf-8")

    (found,) = read_document(file).diagnostics

    assert found.id == "PS102"
    assert found.message == f"not well-formed JSON: {message}"
    assert found.location is not None
    assert (found.location.line, found.location.column) == (line, column)


def test_fails_on_files_that_cannot_be_read(file: Path) -> None:
    """Missing ones, and those that are not UTF-8."""
    (missing,) = read_document(file).diagnostics
    file.write_bytes(b'"\xff"')
    (binary,) = read_document(file).diagnostics

    assert (missing.id, binary.id) == ("PS101", "PS101")
    assert binary.message.endswith("is not UTF-8 text (byte 1)")


def test_findings_that_do_not_stop_reading(file: Path) -> None:
    """A key that stands twice, the first one counts; half a character."""
    file.write_text('{"a": 1,\n "a": 2, "b": "x\\ud800y"}', encoding="utf-8")

    document = read_document(file)

    assert document.value == {"a": 1, "b": "x�y"}
    assert [(item.id, item.message) for item in document.diagnostics] == [
        ("PS103", "'a' stands twice in this mapping; the first is in line 1"),
        ("PS104", "half of a pair of \\u escapes is no character"),
    ]


def test_numbers_beyond_all_measure_stay_text(file: Path) -> None:
    """Python would refuse to print them."""
    file.write_text("9" * 5000, encoding="utf-8")

    assert read_document(file).value == "9" * 5000
