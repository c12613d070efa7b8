"""Sources: finds the files that a pipeline of dataduct names."""

from __future__ import annotations

from pathlib import Path

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.findings import Findings


class Sources:
    """The folders in which the files of one pipeline are looked for.

    Paths are relative to RESOURCE_BASE_PATH or, without that, to the working directory of dataduct.
    """

    def __init__(self, folders: tuple[Path, ...], findings: Findings, *, searched: Path | None = None) -> None:
        """Take folders, the first that has a file counts.

        Args:
            folders: what paths may be relative to.
            findings: where missing files are told.
            searched: the one that may be searched as a whole, which a working directory is too large for.
        """
        self.folders = folders
        self.searched = searched
        self._findings = findings

    def file(self, path: str, place: Location) -> Path | None:
        """The file; where there is none, a finding and None."""
        return self._find(path, place, "file")

    def folder(self, path: str, place: Location) -> Path | None:
        """The folder; where there is none, a finding and None."""
        return self._find(path, place, "folder")

    def text(self, path: str, place: Location) -> str | None:
        """What a file says; where there is none, or no text, a finding and None."""
        file = self.file(path, place)
        try:
            return None if file is None else file.read_text(encoding="utf-8-sig")
        except OSError as error:
            self._findings.error("PS101", f"cannot read {file}: {error.strerror}", place)
        except UnicodeDecodeError:
            self._findings.error("PS101", f"{file} is not UTF-8 text", place, advice="save the file as UTF-8")
        return None

    def _find(self, path: str, place: Location, what: str) -> Path | None:
        for folder in self.folders:
            try:
                found = folder / Path(path).expanduser()
                if found.is_file() if what == "file" else found.is_dir():
                    return found
            except (OSError, RuntimeError, ValueError):  # too long a name, no home, a NUL: there is no such file
                continue
        self._findings.error(
            "PS303",
            f"there is no {what} '{path}'",
            place,
            allowed=f"a path from {' or '.join(str(folder) for folder in self.folders)}",
            advice="--resources says where the files of the pipelines are",
        )
        return None
