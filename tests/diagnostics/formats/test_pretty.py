"""Diagnostics as people see them, in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.diagnostics.diagnostic import Diagnostic, Location, Severity
from penstock.diagnostics.formats.pretty import render


def test_everything(tmp_path: Path) -> None:
    """The place, the line, the caret, what is allowed, what to do, and a count."""
    path = tmp_path / "a.yaml"
    path.write_text("one: 1\n\ttwo: zwei # x\n", encoding="utf-8")

    assert render(
        [
            Diagnostic("PS306", "second", Location(path, 2, 7, 4), Severity.WARNING, allowed="2, 3", help="count"),
            Diagnostic("PS204", "first", Location(path, 1, 6)),
            Diagnostic("PS101", "nowhere"),
        ],
        relative_to=tmp_path,
    ) == (
        """\
error PS101: nowhere

a.yaml:1:6: error PS204: first
   1 | one: 1
     |      ^

a.yaml:2:7: warning PS306: second
   2 | \ttwo: zwei # x
     | \t     ^^^^
  allowed: 2, 3
  help: count

2 errors, 1 warning"""
    )


@pytest.mark.parametrize(
    ("severities", "count"),
    [
        ([Severity.ERROR], "1 error"),
        ([Severity.WARNING], "1 warning"),
        ([Severity.WARNING, Severity.WARNING], "2 warnings"),
        ([Severity.ERROR, Severity.WARNING, Severity.ERROR], "2 errors, 1 warning"),
    ],
)
def test_counts(severities: list[Severity], count: str) -> None:
    """What there is none of is not told."""
    found = [Diagnostic("PS101", str(index), severity=severity) for index, severity in enumerate(severities)]

    assert render(found).splitlines()[-1] == count


def test_nothing() -> None:
    """No finding, no text."""
    assert render([]) == ""


def test_the_same_finding_is_told_once() -> None:
    """Two ways may lead to it; those that only share their place keep their order."""
    one, two, three = (Diagnostic("PS202", f"the key '{key}' is missing") for key in ("c", "a", "b"))

    assert render([one, two, one, three]) == (
        "error PS202: the key 'c' is missing\n\nerror PS202: the key 'a' is missing\n\n"
        "error PS202: the key 'b' is missing\n\n3 errors"
    )


def test_a_caret_never_leaves_its_line(tmp_path: Path) -> None:
    """Nor does it vanish behind its end."""
    path = tmp_path / "a.yaml"
    path.write_text("name\n", encoding="utf-8")

    assert render([Diagnostic("PS102", "x", Location(path, 1, 3, 99))]).splitlines()[1:3] == [
        "   1 | name",
        "     |   ^^",
    ]
    assert render([Diagnostic("PS102", "x", Location(path, 1, 5))]).splitlines()[2] == "     |     ^"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_file_that_is_gone_has_no_excerpt(tmp_path: Path, content: bytes | None) -> None:
    """Or changed, or is no text."""
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)

    assert render([Diagnostic("PS101", "x", Location(path, 1, 1))], relative_to=tmp_path) == (
        "a.yaml:1:1: error PS101: x\n\n1 error"
    )


@pytest.mark.parametrize("id_", ["PS429", "PS604"])
def test_a_secret_is_not_shown(tmp_path: Path, id_: str) -> None:
    """Its place is."""
    path = tmp_path / "a.cfg"
    path.write_text("PASSWORD: hush\n", encoding="utf-8")

    assert render([Diagnostic(id_, "x", Location(path, 1, 1))], relative_to=tmp_path) == (
        f"a.cfg:1:1: error {id_}: x\n\n1 error"
    )


def test_a_byte_order_mark_moves_no_caret(tmp_path: Path) -> None:
    """It is no part of the first line."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: 1\n")

    assert render([Diagnostic("PS203", "x", Location(path, 1, 7))]).splitlines()[1:3] == [
        "   1 | name: 1",
        "     |       ^",
    ]


def test_paths_outside_the_current_folder(tmp_path: Path) -> None:
    """They are told relative to it too."""
    location = Location(tmp_path / "specs" / "a.yaml", 1, 1)

    assert render([Diagnostic("PS101", "x", location)], relative_to=tmp_path / "other").startswith(
        "../specs/a.yaml:1:1: "
    )
    assert render([Diagnostic("PS101", "x", location)]).startswith(f"{tmp_path}/specs/a.yaml:1:1: ")
