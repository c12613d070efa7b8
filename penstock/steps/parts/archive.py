"""A folder as one file, which is published like any other asset; a single file can be packed likewise."""

from __future__ import annotations

import io
from pathlib import Path

from penstock.steps.parts.script_text import generated_file

_LEFT_OUT = "__pycache__"
"""What Python leaves behind differs from machine to machine."""


def archive(source: Path) -> Path:
    """Return a tar file of the files in a folder, or of one file: on the machine they have their names again.

    The same files give the same bytes, whoever has them and since when.

    It is not compressed, for compressed bytes depend on the version of the library.
    """
    import tarfile  # most specs pack nothing

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in [source] if source.is_file() else files_of(source):
            entry = tarfile.TarInfo(path.relative_to(source.parent if path == source else source).as_posix())
            content = path.read_bytes()
            entry.size = len(content)
            entry.mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
            tar.addfile(entry, io.BytesIO(content))
    return generated_file(buffer.getvalue(), ".tar")


def files_of(folder: Path) -> list[Path]:
    """Return the files that are packed, in order."""
    found = (path for path in folder.rglob("*") if _LEFT_OUT not in path.parts and path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())
