"""Characters of texts, found in the file."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, strategies as st

from penstock.specs.document import read_document


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Read a text as YAML or JSON."""

    def reader(text: str, name: str = "x.yaml") -> Any:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_document(tmp_path / name)

    return reader


@pytest.mark.parametrize(
    ("written", "sought", "column"),
    [
        ("plain-#{x}", "#", 10),
        ("'it''s #{x}'", "#", 11),
        (r"'a\b #{x}'", "#", 9),
        (r'"a\"\x41\u00e4 #{x}"', "#", 19),
        ("\"two '' #{x}\"", "#", 12),
    ],
)
def test_in_one_line(read: Any, written: str, sought: str, column: int) -> None:
    """Plain and quoted, with escapes."""
    document = read(f"k: {written}\n")

    place = document.at_character(("k",), document.value["k"].index(sought))

    assert (place.line, place.column, place.length) == (1, column, 1)


def test_in_a_literal_block(read: Any) -> None:
    """Its lines are those of the text."""
    document = read(
        dedent("""\
        k: |-
          first

            second #{x}
        """)
    )

    place = document.at_character(("k",), document.value["k"].index("#"))

    assert (place.line, place.column) == (4, 12)


@pytest.mark.parametrize("written", [">\n  folded\n  #{x}\n", '"over\n  lines #{x}"', "plain\n  over #{x}"])
def test_in_folded_texts_the_whole_is_meant(read: Any, written: str) -> None:
    """Which line a character came from cannot be told."""
    document = read(f"k: {written}\n")

    assert document.at_character(("k",), 8) == document.at(("k",))


@given(text=st.text(min_size=1), data=st.data())
def test_in_json(tmp_path_factory: Any, text: str, data: st.DataObject) -> None:
    """Whatever is escaped, the character is where reading up to it ends."""
    import json

    file = tmp_path_factory.mktemp("json") / "x.json"
    file.write_text(json.dumps([text]), encoding="utf-8")
    document = read_document(file)
    offset = data.draw(st.integers(0, len(text) - 1))

    place = document.at_character((0,), offset)

    before = document.source[2 : place.column - 1]
    assert json.loads(f'"{before}"') == text[:offset]
