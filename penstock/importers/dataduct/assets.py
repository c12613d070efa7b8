"""Assets: the files that an import puts under assets/."""

from __future__ import annotations

from pathlib import Path


class Assets:
    """Files by their places under assets/; two different files never get the same one."""

    def __init__(self) -> None:
        self._files: dict[str, bytes | Path] = {}
        self._origins: dict[tuple[str, Path], str] = {}

    @property
    def files(self) -> dict[str, bytes | Path]:
        """The content of each file, or the file that it is a copy of."""
        return dict(self._files)

    def copy(self) -> Assets:
        """The same files, to which others can be added."""
        copy = Assets()
        copy._files, copy._origins = dict(self._files), dict(self._origins)
        return copy

    def add_file(self, folder: str, source: Path) -> str:
        """Copy a file into a folder under assets/; gives its place there."""
        key = (folder, source.resolve())
        if key not in self._origins:
            self._origins[key] = self._put(f"{folder}/{source.name}", source)
        return self._origins[key]

    def add_folder(self, folder: str, source: Path) -> str:
        """Copy all files of a folder; gives the place of the folder."""
        key = (folder, source.resolve())
        if key not in self._origins:
            place = self._free_folder(f"{folder}/{source.resolve().name}")
            for path in _files_of(source):
                self._files[f"{place}/{path.relative_to(source).as_posix()}"] = path
            self._origins[key] = place
        return self._origins[key]

    def add_text(self, place: str, text: str) -> str:
        """Write a text; gives its place, which is another one where that is taken by another text."""
        return self._put(place, text.encode())

    def holds(self, place: str) -> bool:
        """Whether a file is put there."""
        return place in self._files

    def _put(self, place: str, content: bytes | Path) -> str:
        stem, dot, suffix = place.rpartition(".")
        number, wanted = 1, place
        while wanted in self._files and not _same(self._files[wanted], content):
            number += 1
            wanted = f"{stem}-{number}.{suffix}" if dot and "/" not in suffix else f"{place}-{number}"
        self._files[wanted] = content
        return wanted

    def _free_folder(self, place: str) -> str:
        number, wanted = 1, place
        while any(name.startswith(f"{wanted}/") for name in self._files):
            number += 1
            wanted = f"{place}-{number}"
        return wanted


def content_of(file: bytes | Path) -> bytes:
    """The bytes of a file."""
    return file if isinstance(file, bytes) else file.read_bytes()


def _same(one: bytes | Path, other: bytes | Path) -> bool:
    return one == other or content_of(one) == content_of(other)


def _files_of(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found)
