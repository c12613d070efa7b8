"""The program that turns exported items into JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.steps.programs.dynamodb_to_json import main


def _run(tmp_path: Path, *more: str) -> int:
    return main([f"--input={tmp_path / 'in'}", f"--output={tmp_path / 'out'}", *more])


def test_files_become_json_lines(tmp_path: Path, capsys: Any) -> None:
    """In the order of their names, without what Hadoop writes beside them."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "b_000000").write_text(
        'id\x03{"n":"2"}\x02t\x03{"s":"ü\\u0003"}\n\nid\x03{"n":"3"}', encoding="utf-8"
    )
    (tmp_path / "in" / "a_000000").write_text('id\x03{"n":"1"}\n', encoding="utf-8")
    (tmp_path / "in" / "_SUCCESS").write_text("", encoding="utf-8")
    (tmp_path / "in" / "sub" / ".x.crc").write_bytes(b"\xff")

    assert _run(tmp_path, "--files=2") == 0

    assert capsys.readouterr().out == "3 items\n"
    assert [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "out").iterdir())] == [
        '{"id":1}\n{"id":3}\n',
        '{"id":2,"t":"ü\\u0003"}\n',
    ]


def test_no_items(tmp_path: Path) -> None:
    """Empty files, since COPY fails where there is none."""
    (tmp_path / "in").mkdir()
    assert _run(tmp_path) == 0
    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [b""] * 4


def test_fails_with_the_place(tmp_path: Path, capsys: Any) -> None:
    """Nothing is left."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text('id\x03{"n":"1"}\nnonsense\n', encoding="utf-8")

    assert _run(tmp_path) == 1

    assert capsys.readouterr().err == "a, line 2: 'nonsense' is no attribute: a name, ETX and a value\n"
    assert list((tmp_path / "out").iterdir()) == []
