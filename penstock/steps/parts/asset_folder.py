"""A folder under assets/ as one file, which is published like any other; a single file can be packed likewise."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.steps.keys.types import ASSETS
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
        for path in [source] if source.is_file() else _files(source):
            entry = tarfile.TarInfo(path.relative_to(source.parent if path == source else source).as_posix())
            content = path.read_bytes()
            entry.size = len(content)
            entry.mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
            tar.addfile(entry, io.BytesIO(content))
    return generated_file(buffer.getvalue(), ".tar")


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if _LEFT_OUT not in path.parts and path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def asset_folder(value: object, info: ValidationInfo) -> str:
    """Check the path of a folder under assets/; it is given back without a slash at its end.

    Raises:
        PydanticCustomError: where there is no such folder with files.
    """
    if not isinstance(value, str) or not value.strip("/"):
        raise PydanticCustomError("asset_type", "Input should be the path of a folder under assets/")
    root: Path | None = (info.context or {}).get(ASSETS)
    name = value.rstrip("/")
    if root is not None:
        _check(root.resolve(), name)
    return name


def _check(root: Path, name: str) -> None:
    try:
        folder = (root / name).resolve()
        files = _files(folder) if folder.is_relative_to(root) else []
    except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, a NUL
        folder, files = root, []
    if not folder.is_relative_to(root):
        raise PydanticCustomError("asset_outside", "'{value}' leaves the folder assets/", {"value": name})
    if not files:
        raise PydanticCustomError("asset_missing", "there is no folder assets/{value} with files", {"value": name})
    for path in files:
        if not path.resolve().is_relative_to(root):
            where = path.relative_to(root).as_posix()
            raise PydanticCustomError("asset_outside", "assets/{value} leaves the folder assets/", {"value": where})


AssetFolder = Annotated[
    str,
    PlainValidator(asset_folder),
    WithJsonSchema({"type": "string", "description": "A folder under assets/"}),
]
