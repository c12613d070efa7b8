"""Reads the specs of an app while Node starts: the CDK's first second is mostly waiting."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penstock.specs.folder import LoadedSpecs


def start_reading(root: Path) -> Future[LoadedSpecs]:
    """Begin to read `etl_specs/` of a project; call it before aws_cdk is imported.

    Returns:
        The specs, once they have been read.
    """
    return ThreadPoolExecutor(1, thread_name_prefix="specs").submit(_read, root)


def _read(root: Path) -> LoadedSpecs:
    from penstock.specs.folder import load_folder

    return load_folder(root / "etl_specs", root / "assets")
