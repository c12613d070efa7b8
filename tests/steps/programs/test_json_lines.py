"""Files of JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penstock.steps.programs.failure import Failure
from penstock.steps.programs.json_lines import UNFINISHED, JsonLines, Number, encode


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": None, "b": [True, 1, "x"]}, '{"a":null,"b":[true,1,"x"]}'),
        ({"n": Number("1.10000000000000000001"), "m": Number("-0")}, '{"n":1.10000000000000000001,"m":-0}'),
        ({"ü": 'ë"\n\u2028😀'}, '{"ü":"ë\\"\\n\u2028😀"}'),
        ("a\ud83d!", '"a\ufffd!"'),
        ({}, "{}"),
    ],
)
def test_a_value_is_one_line(value: object, text: str) -> None:
    """Numbers keep their digits; half a character becomes the one for what is none."""
    assert encode(value) == text
    assert "\n" not in text


def test_fails_for_what_json_does_not_have() -> None:
    """Told by its type."""
    with pytest.raises(Failure, match="a value of type complex cannot be written as JSON"):
        encode(1j)


def test_files_appear_at_the_end(tmp_path: Path) -> None:
    """As many as were asked for, with the records spread over them."""
    lines = JsonLines(tmp_path, 3)
    for number in range(5):
        lines.write({"n": number})
    assert [path.name for path in tmp_path.iterdir()] == [UNFINISHED]

    lines.finish()

    files = sorted(tmp_path.iterdir())
    assert lines.records == 5
    assert [path.name for path in files] == ["part-00001.json", "part-00002.json", "part-00003.json"]
    assert [[json.loads(line)["n"] for line in path.read_text().splitlines()] for path in files] == [
        [0, 3],
        [1, 4],
        [2],
    ]


def test_fewer_records_replace_all_of_more(tmp_path: Path) -> None:
    """COPY fails where there is no file, and loads one that is left over."""
    for count in (5, 0):
        lines = JsonLines(tmp_path, 2)
        for number in range(count):
            lines.write({"n": number})
        lines.finish()
    assert sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir()) == [
        ("part-00001.json", b""),
        ("part-00002.json", b""),
    ]


def test_what_is_abandoned_is_gone(tmp_path: Path) -> None:
    """So is what a process left that was killed."""
    (tmp_path / UNFINISHED).mkdir()
    (tmp_path / UNFINISHED / "part-00009.json").write_text("{}")

    lines = JsonLines(tmp_path, 2)
    lines.write({})
    lines.abandon()

    assert list(tmp_path.iterdir()) == []
