"""The folders that a script expects: run by a real shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from penstock.importers.dataduct.shell import InputFolder, with_folders


def _run(tmp_path: Path, command: str, inputs: Sequence[dict[str, str]], outputs: int) -> int:
    """Run a command as a task runner does, with folders of inputs and outputs; gives its exit code."""
    names = {}
    for number, files in enumerate(inputs, 1):
        folder = tmp_path / f"input{number}"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        names[f"INPUT{number}_STAGING_DIR"] = str(folder)
    for number in range(1, outputs + 1):
        (tmp_path / f"output{number}").mkdir()
        names[f"OUTPUT{number}_STAGING_DIR"] = str(tmp_path / f"output{number}")
    return subprocess.run(["sh", "-c", command], env={**os.environ, **names}, check=False).returncode


def test_a_command_that_needs_none_stays() -> None:
    """Nothing is put around it."""
    assert with_folders("date", [], []) == "date"


def test_inputs_in_subfolders(tmp_path: Path) -> None:
    """Of one folder."""
    inputs = [InputFolder("it's"), InputFolder("b")]
    command = with_folders('cat "$INPUT1_STAGING_DIR"/*/x > "$OUTPUT1_STAGING_DIR"/all', inputs, [])

    assert _run(tmp_path, command, [{"x": "1\n"}, {"x": "2\n"}], 1) == 0
    assert (tmp_path / "output1/all").read_text(encoding="utf-8") == "2\n1\n"


def test_outputs_from_subfolders(tmp_path: Path) -> None:
    """Each into a folder of its own; what is not written is no error, as it was none."""
    command = with_folders('mkdir "$OUTPUT1_STAGING_DIR"/b && date > "$OUTPUT1_STAGING_DIR"/b/x', [], ["a", "b"])

    assert _run(tmp_path, command, [], 2) == 0
    assert [path.name for path in (tmp_path / "output2").iterdir()] == ["x"]
    assert list((tmp_path / "output1").iterdir()) == []


def test_nulls(tmp_path: Path) -> None:
    r"""A field that is `\N` is what the script knows; a text that only looks so has one backslash more."""
    command = with_folders('cat "$INPUT1_STAGING_DIR"/x > "$OUTPUT1_STAGING_DIR"/y', [InputFolder(null="NULL")], [])

    assert _run(tmp_path, command, [{"x": "1\t\\N\t\\\\N\n\\N\tN\t\n"}], 1) == 0
    assert (tmp_path / "output1/y").read_text(encoding="utf-8") == "1\tNULL\t\\\\N\nNULL\tN\t\n"


def test_no_data_at_all(tmp_path: Path) -> None:
    """An extract that found nothing."""
    command = with_folders('ls "$INPUT1_STAGING_DIR" > "$OUTPUT1_STAGING_DIR"/y', [InputFolder(null="NULL")], [])

    assert _run(tmp_path, command, [{}], 1) == 0
    assert (tmp_path / "output1/y").read_text(encoding="utf-8") == ""


def test_fails_where_the_command_fails(tmp_path: Path) -> None:
    """With its exit code; but only its last line counts, as before."""
    assert _run(tmp_path, with_folders("exit 3", [InputFolder("a")], ["b"]), [{}], 1) == 3
    assert _run(tmp_path, with_folders("false\ntrue", [], ["b"]), [], 0) == 0
