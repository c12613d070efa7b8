"""YAML 1.2 as specs read it: values, positions, and everything that can be wrong with a file."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Location
from penstock.specs.document import read_document, walk


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10:30", "10:30"),
        ("1:30:00", "1:30:00"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("2026-01-01", "2026-01-01"),
        ("2026-01-01T06:00:00", "2026-01-01T06:00:00"),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("-12", -12),
        ("+12", 12),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("6.02e+23", 6.02e23),
        ("-.inf", -math.inf),
        (".INF", math.inf),
        ("true", True),
        ("False", False),
        ("tRue", "tRue"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"12"', "12"),
        ("<<", "<<"),
        ("=", "="),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 3", 3.0),
        ("emr-4.9.6", "emr-4.9.6"),
        ("1 day", "1 day"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(project: Any, text: str, value: object) -> None:
    """YAML 1.1 would make numbers of times, Booleans of `no` and dates of dates."""
    document = project.read(f"key: {text}\n")

    assert document.diagnostics == ()
    assert document.value == {"key": value}
    assert type(document.value["key"]) is type(value)


def test_nan_is_a_number(project: Any) -> None:
    """`.nan` equals nothing, so it has a test of its own."""
    assert math.isnan(project.read("key: .nan\n").value["key"])


def test_integers_that_python_does_not_convert_stay_text(project: Any) -> None:
    """Thousands of digits are no number that a spec can mean, and printing them is an error in Python."""
    value = project.read(f"decimal: {'9' * 5000}\nhexadecimal: 0x{'f' * 5000}\n").value

    assert value == {"decimal": "9" * 5000, "hexadecimal": "0x" + "f" * 5000}


def test_keys_are_text_whatever_they_look_like(project: Any) -> None:
    """`1`, `null` and `true` as keys are the words themselves."""
    assert project.read("1: a\nnull: b\ntrue: c\n").value == {"1": "a", "null": "b", "true": "c"}


def test_block_and_folded_texts(project: Any) -> None:
    """Line breaks are kept or folded as YAML says."""
    assert project.read("a: |\n  one\n  two\nb: >-\n  one\n  two\n").value == {"a": "one\ntwo\n", "b": "one two"}


def test_aliases_stand_for_their_anchor(project: Any) -> None:
    """The same values stand at both places, each with a position of its own."""
    document = project.read("a: &x {k: 1}\nb: *x\n")

    assert document.value == {"a": {"k": 1}, "b": {"k": 1}}
    assert document.at_key(("b",)).line == 2


class TestMerging:
    """`<<` takes the keys of other mappings over; what a mapping says itself goes first."""

    def test_an_alias(self, project: Any) -> None:
        """The usual case; every value keeps the place at which it is written."""
        document = project.read("x: &x {a: 1, b: {c: 2}}\ny:\n  <<: *x\n  a: 3\n")

        assert document.diagnostics == ()
        assert document.value["y"] == {"a": 3, "b": {"c": 2}}
        assert list(document.value["y"]) == ["a", "b"]
        assert document.at(("y", "a")) == Location(document.path, 4, 6, 1)
        assert document.at_key(("y", "b", "c")) == Location(document.path, 1, 18, 1)

    def test_several(self, project: Any) -> None:
        """Of a list, the first one goes first."""
        document = project.read("x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y, {c: 3}]}\n")
        assert document.value["z"] == {"a": 1, "b": 2, "c": 3}

    def test_one_that_merges_itself(self, project: Any) -> None:
        """Mappings may build upon each other."""
        document = project.read("x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}\n")
        assert document.value["z"] == {"a": 1, "b": 2, "c": 3}

    def test_in_quotes_it_is_a_key(self, project: Any) -> None:
        """Like any other."""
        assert project.read("{'<<': {a: 1}}").value == {"<<": {"a": 1}}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("<<: text\n", ("PS104", "'<<' takes a mapping, such as *name, or a list of them", 1, 5)),
            ("<<: [{a: 1}, 2]\n", ("PS104", "'<<' takes a mapping, such as *name, or a list of them", 1, 14)),
            ("<<: {a: 1}\n<<: {b: 1}\n", ("PS103", "'<<' stands twice in this mapping; write one, with a list", 2, 1)),
            ("x: &x\n  <<: *x\n", ("PS104", "an alias that contains itself", 1, 4)),
        ],
    )
    def test_what_is_refused(self, project: Any, text: str, expected: tuple[str, str, int, int]) -> None:
        """What is no mapping, and what would have no end."""
        assert found(project, text) == [expected]


class TestPositions:
    """Where values and keys stand; lines and columns count from 1."""

    TEXT = "name: x\nsteps:\n  - type: run-pig\n    options: [GZIP, 'a b']\n"

    def test_values(self, project: Any) -> None:
        """A value has the place and the length of its text, quotes included."""
        document = project.read(self.TEXT)

        assert document.at(("name",)) == Location(document.path, 1, 7, 1)
        assert document.at(("steps", 0, "type")) == Location(document.path, 3, 11, 7)
        assert document.at(("steps", 0, "options", 1)) == Location(document.path, 4, 21, 5)

    def test_keys(self, project: Any) -> None:
        """A key has a place of its own; an element of a list has the place of its value."""
        document = project.read(self.TEXT)

        assert document.at_key(("steps", 0, "options")) == Location(document.path, 4, 5, 7)
        assert document.at_key(("steps", 0, "options", 0)) == Location(document.path, 4, 15, 4)

    def test_missing_values(self, project: Any) -> None:
        """What is not there is shown at its nearest ancestor."""
        document = project.read(self.TEXT)

        assert document.at(("steps", 0, "nothing", "here")) == document.at(("steps", 0))
        assert document.at(("nothing",)) == Location(document.path, 1, 1, 1)

    def test_lines_that_end_as_windows_ends_them(self, project: Any) -> None:
        """CRLF counts as one line end."""
        document = project.read(b"name: x\r\nsteps:\r\n  - type: a\r\n")

        assert document.value == {"name": "x", "steps": [{"type": "a"}]}
        assert document.at(("steps", 0, "type")) == Location(document.path, 3, 11, 1)

    def test_columns_count_characters_not_bytes(self, project: Any) -> None:
        """Text before a value may have characters of several bytes."""
        document = project.read("{ä€😀: 1, b: 2}\n")

        assert document.at(("b",)) == Location(document.path, 1, 13, 1)

    def test_a_byte_order_mark_is_no_character(self, project: Any) -> None:
        """Editors on Windows write one."""
        document = project.read(b"\xef\xbb\xbfname: x\n")

        assert document.value == {"name": "x"}
        assert document.at_key(("name",)) == Location(document.path, 1, 1, 4)


def found(project: Any, content: str | bytes) -> list[tuple[str, str, int, int]]:
    """Return id, message, line and column of what is wrong with a file."""
    return [
        (item.id, item.message, item.location.line, item.location.column) for item in project.read(content).diagnostics
    ]


class TestFailures:
    """Whatever is wrong with a file is a finding, never an exception."""

    def test_no_file(self, tmp_path: Path) -> None:
        """A path that leads nowhere."""
        path = tmp_path / "none.yaml"

        (finding,) = read_document(path).diagnostics
        assert (finding.id, finding.message) == ("PS101", f"cannot read {path}: No such file or directory")

    def test_a_folder(self, tmp_path: Path) -> None:
        """A folder in the place of a file."""
        (finding,) = read_document(tmp_path).diagnostics

        assert (finding.id, finding.message) == ("PS101", f"cannot read {tmp_path}: Is a directory")

    def test_not_utf_8(self, project: Any) -> None:
        """Latin-1, and UTF-16 as Windows writes it."""
        (latin,) = project.read("name: ä\n".encode("latin-1")).diagnostics
        (utf_16,) = project.read("name: x\n".encode("utf-16")).diagnostics

        assert latin.message.endswith("spec.yaml is not UTF-8 text (byte 6)")
        assert utf_16.message.endswith("spec.yaml is not UTF-8 text (byte 0)")
        assert [(item.id, item.help) for item in (latin, utf_16)] == [("PS101", "save the file as UTF-8")] * 2

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
    def test_nothing(self, project: Any, text: str) -> None:
        """A file without a value."""
        assert found(project, text) == [("PS102", "the file is empty", 1, 1)]

    @pytest.mark.parametrize(
        ("text", "message", "line", "column"),
        [
            ("a: [1, 2\n", "did not find expected ',' or ']' while parsing a flow sequence", 2, 1),
            ("a: 'x\n", "found unexpected end of stream while scanning a quoted scalar", 2, 1),
            ("a: b: c\n", "mapping values are not allowed in this context", 1, 5),
            ("a: 1\n\tb: 2\n", "found a tab character that violates indentation while scanning a plain scalar", 2, 1),
            ("a: *nothing\n", "found undefined alias", 1, 4),
            ("a: 1\n---\nb: 2\n", "but found another document expected a single document in the stream", 2, 1),
            ("a: &x 1\n b: 2\n", "mapping values are not allowed in this context", 2, 3),
        ],
    )
    def test_not_well_formed(self, project: Any, text: str, message: str, line: int, column: int) -> None:
        """The parser's own words, at its own place."""
        assert found(project, text) == [("PS102", f"not well-formed YAML: {message}", line, column)]

    def test_control_characters(self, project: Any) -> None:
        """YAML has no place for them."""
        assert [item[0] for item in found(project, b"a: \x00\n")] == ["PS102"]
        assert [item[0] for item in found(project, b"a: \x07\n")] == ["PS102"]

    @pytest.mark.parametrize("text", ["[" * 400 + "]" * 400, "- " * 400 + "a", "{a: " * 400 + "1" + "}" * 400])
    def test_nested_more_deeply_than_any_spec(self, project: Any, text: str) -> None:
        """Depth that a program can still follow is left to the models, which know none of it."""
        assert all(item.id in {"PS102", "PS202", "PS203"} for item in project.findings(text))

    @pytest.mark.parametrize(
        "text", ["[" * 50_000, "[" * 20_000 + "]" * 20_000, "- " * 20_000 + "a", "? " * 9000 + "a"]
    )
    def test_nested_too_deeply(self, project: Any, text: str) -> None:
        """Depth that no program can follow."""
        assert [item[0] for item in found(project, text)] == ["PS102"]

    def test_duplicate_keys(self, project: Any) -> None:
        """The first value stays; every other place is told."""
        document = project.read("a: 1\nb: {c: 1, c: 2}\na: 2\n")

        assert document.value == {"a": 1, "b": {"c": 1}}
        assert [(item.message, item.location.line, item.location.column) for item in document.diagnostics] == [
            ("'c' stands twice in this mapping; the first is in line 2", 2, 11),
            ("'a' stands twice in this mapping; the first is in line 1", 3, 1),
        ]
        assert {item.id for item in document.diagnostics} == {"PS103"}

    def test_an_alias_that_contains_itself(self, project: Any) -> None:
        """It would describe a value without end."""
        assert found(project, "a: &x [1, *x]\n") == [("PS104", "an alias that contains itself", 1, 4)]
        assert found(project, "a: &x {b: {c: *x}}\n") == [("PS104", "an alias that contains itself", 1, 4)]

    def test_an_alias_bomb(self, project: Any) -> None:
        """Ten lines that describe a thousand million values."""
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

        findings = found(project, "\n".join(lines))

        assert [item[:2] for item in findings] == [("PS104", "more than 100,000 values: aliases repeat too much")]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a: !secret x\n", "the tag '!secret' is not known to specs"),
            ("a: !!python/object/apply:os.system [ls]\n", "the tag 'tag:yaml.org,2002:python/object/apply:os.system'"),
            ("a: !!timestamp 2026-01-01\n", "the tag 'tag:yaml.org,2002:timestamp' is not known to specs"),
            ("a: !!binary aGk=\n", "the tag 'tag:yaml.org,2002:binary' is not known to specs"),
            ("a: !!set {x}\n", "the tag 'tag:yaml.org,2002:set' is not known to specs"),
            ("a: !!int twelve\n", "'twelve' is no int"),
            ("a: !!float much\n", "'much' is no float"),
            ("a: !!bool maybe\n", "'maybe' is no bool"),
            ("a: !!null something\n", "'something' is no null"),
        ],
    )
    def test_tags(self, project: Any, text: str, message: str) -> None:
        """Those of the core schema may stand before what they fit; no other may stand anywhere."""
        ((id_, shown, line, column),) = found(project, text)

        assert (id_, line, column) == ("PS104", 1, 4)
        assert shown.startswith(message)

    def test_keys_that_are_no_text(self, project: Any) -> None:
        """Lists and mappings as keys."""
        assert found(project, "? [a]\n: 1\n? {b: c}\n: 2\n") == [
            ("PS104", "a key must be text", 1, 3),
            ("PS104", "a key must be text", 3, 3),
        ]


def test_walk_yields_every_value_with_its_path() -> None:
    """Outermost first, in the order of the file."""
    assert list(walk({"a": [1, {"b": 2}]})) == [
        ((), {"a": [1, {"b": 2}]}),
        (("a",), [1, {"b": 2}]),
        (("a", 0), 1),
        (("a", 1), {"b": 2}),
        (("a", 1, "b"), 2),
    ]
