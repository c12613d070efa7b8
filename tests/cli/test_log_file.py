"""The log of a cloud in the command's own process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from penstock.cli.log_file import log_to


@contextmanager
def _logging_anew() -> Iterator[None]:
    """Logging is the process's, and pytest's: everything is as before at the end."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    try:
        yield
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers, root.level = handlers, level


def test_warnings_go_to_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not to the terminal; what is less than a warning goes nowhere, and the log of another day is gone."""
    path = tmp_path / "new" / "run.log"
    path.parent.mkdir()
    path.write_text("yesterday\n")
    with _logging_anew():
        log_to(path)
        logging.getLogger("moto").warning("careful")
        logging.getLogger("moto").info("chatter")
    (line,) = path.read_text().splitlines()
    assert line.endswith(" WARNING moto: careful")
    assert capsys.readouterr() == ("", "")


def test_the_folder_is_made(tmp_path: Path) -> None:
    """The first run of a project has none yet."""
    with _logging_anew():
        log_to(tmp_path / ".penstock" / "run.log")
    assert (tmp_path / ".penstock" / "run.log").exists()
