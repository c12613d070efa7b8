"""What is generated, beside what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock import documentation
from penstock.documentation import GENERATORS, files
from penstock.documentation.files import Drift, drift, generate, mend

PAGE = Path("docs/rules/PS101.md")
OTHER = Path("docs/spec.md")


def _write(root: Path, path: Path, text: str) -> None:
    """Write a file and its folders."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def test_nothing_is_out_of_date(tmp_path: Path) -> None:
    """Files elsewhere are nobody's business here."""
    _write(tmp_path, PAGE, "a\n")
    _write(tmp_path, OTHER, "b\n")
    _write(tmp_path, Path("docs/by-hand.md"), "c\n")

    assert list(drift(tmp_path, {PAGE: "a\n", OTHER: "b\n"})) == []


def test_everything_that_can_be_wrong(tmp_path: Path) -> None:
    """In order of the paths; line endings count."""
    _write(tmp_path, PAGE, "a\r\n")
    _write(tmp_path, Path("docs/rules/deeper/old.md"), "x")

    assert list(drift(tmp_path, {PAGE: "a\n", OTHER: "b\n"})) == [
        Drift(PAGE, "a\n", "a\r\n"),
        Drift(Path("docs/rules/deeper/old.md"), None, "x"),
        Drift(OTHER, "b\n", None),
    ]


def test_mending(tmp_path: Path) -> None:
    """After it nothing is out of date."""
    _write(tmp_path, PAGE, "a\r\n")
    _write(tmp_path, Path("docs/rules/old.md"), "x")
    wanted = {PAGE: "ä\n", OTHER: "b\n"}

    for item in drift(tmp_path, wanted):
        mend(tmp_path, item)

    assert list(drift(tmp_path, wanted)) == []
    assert (tmp_path / PAGE).read_bytes() == "ä\n".encode()
    assert not (tmp_path / "docs/rules/old.md").exists()


def test_what_is_told() -> None:
    """The place, and the head of the difference."""
    assert str(Drift(PAGE, "a\n", None)) == "docs/rules/PS101.md is missing"
    assert str(Drift(PAGE, None, "a\n")) == "docs/rules/PS101.md is generated no more"
    assert str(Drift(PAGE, "1\n2\nthree\n4\n", "1\n2\n3\n4\n")) == (
        "docs/rules/PS101.md is out of date\n"
        "  --- docs/rules/PS101.md\n  +++ generated\n  @@ -2,3 +2,3 @@\n   2\n  -3\n  +three\n   4"
    )
    assert len(str(Drift(PAGE, "\n" * 99, "x\n" * 99)).splitlines()) == 1 + files.MOST_LINES


def test_a_file_that_differs_in_its_line_endings_only_is_told_without_a_difference() -> None:
    """There is none to be seen."""
    assert str(Drift(PAGE, "a\n", "a\r\n")) == "docs/rules/PS101.md is out of date"


def test_all_generators_run() -> None:
    """Each with files of its own, within the project."""
    made = generate()

    assert len(made) == sum(len(generator()) for generator in GENERATORS)
    assert not [path for path in made if path.is_absolute() or ".." in path.parts]
    assert all(text.endswith("\n") for text in made.values())


def test_fails_when_two_generators_give_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second would write over the first."""
    monkeypatch.setattr(files, "GENERATORS", (lambda: {PAGE: "a"}, lambda: {PAGE: "b"}))

    with pytest.raises(ValueError, match=r"two generators give docs/rules/PS101\.md"):
        generate()


def test_generated_folders_belong_to_generators() -> None:
    """A folder without files would be emptied."""
    made = generate()

    assert all(any(path.is_relative_to(folder) for path in made) for folder in documentation.FOLDERS)
