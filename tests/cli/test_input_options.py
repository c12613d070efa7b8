"""`--input NAME=PATH`; what is refused is in test_run."""

from __future__ import annotations

from pathlib import Path

from penstock.cli.input_options import read_inputs


def test_files_and_folders(tmp_path: Path) -> None:
    """The first equals sign ends the name."""
    (tmp_path / "day=1").mkdir()
    folder = f"{tmp_path}/day=1"
    assert read_inputs([f"logs={folder}", f"users={tmp_path}"]) == {"logs": Path(folder), "users": tmp_path}
    assert read_inputs([]) == {}
