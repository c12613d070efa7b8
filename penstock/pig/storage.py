"""Where LOAD reads, STORE writes, and rm and rmf remove."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Storage(Protocol):
    """The files behind the URIs of a script."""

    def inputs(self, uri: str) -> Sequence[Path]:
        """Local paths of the data files under a URI (a file, a directory or a glob), in name order.

        Raises:
            FileNotFoundError: nothing is there.
        """

    def output_exists(self, uri: str) -> bool:
        """Whether something already is at an output URI, in the way of a STORE."""

    def exists(self, uri: str) -> bool:
        """Whether anything is at a URI: a file or a directory.

        Raises:
            ValueError: it is nothing that a script may remove, such as the whole storage.
        """

    def remove(self, uri: str) -> None:
        """Remove the file or the directory, with all that is in it, at a URI; nothing may be there.

        Raises:
            ValueError: as `exists`.
        """

    def publish(self, uri: str, files: Sequence[Path]) -> None:
        """Put local files under the directory URI, in the given order (`_SUCCESS` comes last)."""


class LocalStorage:
    """Folders: plain paths, relative to `root`, and `file:` URIs."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root if root is not None else Path()

    def inputs(self, uri: str) -> list[Path]:
        """Data files of a file, directory or glob; names that start with `_` or `.` are not data.

        Raises:
            FileNotFoundError: the path, or anything that fits the glob, does not exist.
        """
        path = self._path(uri)
        found = [path] if path.exists() else sorted(_glob(path))
        if not found:
            raise FileNotFoundError(f"input path does not exist: {uri}")
        return [file for match in found for file in _data_files(match)]

    def output_exists(self, uri: str) -> bool:
        """Whether a file or directory is at the path."""
        return self._path(uri).exists()

    def exists(self, uri: str) -> bool:
        """Whether a file or directory, or a link to whatever, is at the path.

        Raises:
            ValueError: the path is `root` or one that holds it.
        """
        path = self._removable(uri)
        return path.exists() or path.is_symlink()

    def remove(self, uri: str) -> None:
        """Remove a file, a link or a directory with all that is in it; links in it are not followed.

        Raises:
            ValueError: the path is `root` or one that holds it.
        """
        path = self._removable(uri)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def publish(self, uri: str, files: Sequence[Path]) -> None:
        """Copy the files into the directory, making it first."""
        directory = self._path(uri)
        directory.mkdir(parents=True)
        for file in files:
            shutil.copyfile(file, directory / file.name)

    def _removable(self, uri: str) -> Path:
        path = self._path(uri)
        root = self._root.resolve()
        if path.resolve() in (root, *root.parents):
            raise ValueError(f"{uri} is or holds the whole storage; remove something in it")
        return path

    def _path(self, uri: str) -> Path:
        parts = urlsplit(uri)
        if parts.scheme not in ("", "file"):
            raise ValueError(f"{uri} is not a local path; LocalStorage reads and writes folders and file: URIs")
        return self._root / (unquote(parts.path) if parts.scheme else uri)


def _glob(path: Path) -> Iterable[Path]:
    """What a path with `*`, `?` or `[...]` in any part stands for."""
    parts = path.parts
    first = next((index for index, part in enumerate(parts) if re.search(r"[*?\[]", part)), None)
    return [] if first is None else Path(*parts[:first]).glob("/".join(parts[first:]))


def _data_files(path: Path) -> list[Path]:
    """A file itself, or the data files in a directory and below it, in name order."""
    if path.is_file():
        return [path]
    below = (file for file in path.rglob("*") if file.is_file())
    return sorted(f for f in below if not any(part[0] in "_." for part in f.relative_to(path).parts))
