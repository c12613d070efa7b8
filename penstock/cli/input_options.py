"""`--input NAME=PATH`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

_OPTION = "--input"


def read_inputs(options: Iterable[str]) -> dict[str, Path]:
    """The path of each data node.

    Raises:
        typer.BadParameter: for another form, a path that does not exist, or two for one data node.
    """
    files: dict[str, Path] = {}
    for item in options:
        name, separator, path = item.partition("=")
        if not (name and separator and path):
            raise typer.BadParameter(f"'{item}' is not NAME=PATH", param_hint=_OPTION)
        if not Path(path).exists():
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint=_OPTION)
        if name in files:
            raise typer.BadParameter(f"{name} has an input already; put its files into one folder", param_hint=_OPTION)
        files[name] = Path(path)
    return files
