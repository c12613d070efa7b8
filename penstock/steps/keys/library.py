"""The `library` of a spec: what steps need beside the image of their machine, installed once in every run.

It is installed where the steps run, and kept as one file with the run's data: a machine that takes the place of
another, or a step that is run again days later, finds the same library.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.context import StepContext
from penstock.steps.keys.asset_folder import asset_folder
from penstock.steps.keys.types import asset_path
from penstock.steps.parts.archive import archive
from penstock.steps.parts.folders import run_folder

LIBRARY = "Library"
"""Begins the ids of what is made for it; no step may have this name."""
PREFIX = f"{LIBRARY}/"
"""Key prefix of the pipeline's bucket under which libraries are kept."""
_WHEEL, _REQUIREMENTS = ".whl", ".txt"
_PROJECTS = ("pyproject.toml", "setup.py")
_REQUIREMENTS_OF_A_FOLDER = "requirements.txt"
_PIP = (
    "python3 -m pip install --quiet --no-input --disable-pip-version-check --no-cache-dir --no-warn-script-location "
    '--target "$TARGET"'
)
_NEEDS_PIP = """\
python3 -m pip --version > /dev/null 2>&1 || \
{ echo 'python3 with pip is needed for the library, which this machine does not have' >&2; exit 1; }"""


def _path(value: object, info: ValidationInfo) -> str:
    if isinstance(value, str) and value.endswith((_WHEEL, _REQUIREMENTS)):
        return asset_path(value, info)
    try:
        return asset_folder(value, info)
    except PydanticCustomError as error:
        if error.type == "asset_missing":
            raise PydanticCustomError(
                "asset_missing",
                "there is no folder assets/{value} with files; a library is a folder, a wheel (.whl) or a file of "
                "requirements (.txt)",
                {"value": str(value)},
            ) from None
        raise


LibraryPath = Annotated[
    str,
    PlainValidator(_path),
    WithJsonSchema({"type": "string", "description": "A folder, a wheel or a file of requirements under assets/"}),
]


def install_library(context: StepContext, path: str, resource: str) -> tuple[ShellCommandActivity, S3DataNode]:
    """Make what installs a library on a resource, and where it is kept.

    Args:
        context: as for a step that runs before all others.
        path: under assets/.
        resource: name of the resource or worker group whose steps use it.
    """
    name = f"{LIBRARY}.{resource}"
    source = context.assets / path
    output = run_folder(context, f"{name}.output", f"{PREFIX}{resource}/")
    packed = S3DataNode(f"{name}.source", file_path=context.deployment.asset_uri(archive(source)))
    activity = ShellCommandActivity(
        name,
        command=_command(source),
        stage=True,
        input=(packed,),
        output=(output,),
        **context.place(resource),
        **context.alarms,
    )
    return activity, output


def _command(source: Path) -> str:
    installed = _installed(source)
    unpack = (
        'SOURCE=$(mktemp -d) && TARGET=$(mktemp -d) && tar -xf "$INPUT1_STAGING_DIR"/* -C "$SOURCE" && '
        'cd "$SOURCE" || exit 1'
    )
    return "\n".join(
        (
            *([_NEEDS_PIP] if installed else []),
            unpack,
            *([f"{_PIP} {shlex.join(installed)} || exit 1"] if installed else []),
            *(['cp -R . "$TARGET" || exit 1'] if _is_copied(source) else []),
            'tar -cf "$OUTPUT1_STAGING_DIR/library.tar" -C "$TARGET" .',
        )
    )


def _installed(source: Path) -> list[str]:
    """What pip is told to install, from within the folder; nothing for a folder of modules and scripts."""
    if source.is_file():
        return [f"./{source.name}"] if source.suffix == _WHEEL else ["--requirement", source.name]
    wheels = [f"./{path.name}" for path in sorted(source.glob(f"*{_WHEEL}"))]
    project = ["."] if any((source / name).is_file() for name in _PROJECTS) else []
    has_requirements = (source / _REQUIREMENTS_OF_A_FOLDER).is_file()
    return [*wheels, *project, *(["--requirement", _REQUIREMENTS_OF_A_FOLDER] if has_requirements else [])]


def _is_copied(source: Path) -> bool:
    """Whether the files of a folder are the library themselves: a project installs its own."""
    return source.is_dir() and not any((source / name).is_file() for name in _PROJECTS)
