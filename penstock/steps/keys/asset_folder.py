"""The path of a folder under assets/, of which a machine gets a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.archive import files_of


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
        files = files_of(folder) if folder.is_relative_to(root) else []
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
