"""python -m penstock.documentation."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from penstock.documentation import files
from penstock.documentation.__main__ import main
from penstock.documentation.example_specs import read_example
from penstock.documentation.files import generate


def test_write_then_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written is up to date, and writing again changes nothing."""
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [f"wrote {path}" for path in sorted(generate())]

    assert main(["--check"], tmp_path) == 0
    assert main([], tmp_path) == 0
    assert capsys.readouterr() == ("", "")


def test_fails_on_drift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what is wrong and what to do, and changes nothing."""
    main([], tmp_path)
    capsys.readouterr()
    left_over = tmp_path / "docs/rules/PS000.md"
    left_over.write_text("x\n")

    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr() == (
        "",
        "docs/rules/PS000.md is generated no more\nrun `make docs` and commit what it writes\n",
    )
    assert left_over.exists()

    assert main([], tmp_path) == 0
    assert capsys.readouterr().out == "deleted docs/rules/PS000.md\n"


def test_fails_on_a_wrong_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with it is told as for any spec."""
    (tmp_path / "wrong.yaml").write_text("name: wrong\nstep: []\n")
    wrong = partial(read_example, Path("wrong.yaml"), tmp_path)
    monkeypatch.setattr(files, "GENERATORS", (lambda: {Path("docs/x.md"): wrong().text},))

    assert main([], tmp_path) == 1
    told = capsys.readouterr().err
    assert told.startswith("an example in docs/examples/ is wrong\n")
    assert "wrong.yaml:2:1: error PS201: unknown key 'step'" in told
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize("arguments", [["--chekc"], ["--check", "x"]])
def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Nothing is written then."""
    assert main(arguments, tmp_path) == 2
    assert capsys.readouterr().err == "usage: python -m penstock.documentation [--check]\n"
    assert list(tmp_path.iterdir()) == []
