"""Answers `penstock validate` for specs that have not changed, before the command line itself is loaded.

Loading typer takes longer than looking whether anything has changed, and editors and commit hooks ask often.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.cli.project import find_project, project_of
from penstock.cli.validation_cache import ValidationCache
from penstock.diagnostics.diagnostic import DiagnosticsError


def answer(arguments: Sequence[str]) -> bool:
    """Print the verdict and return True when all specs are known to be valid; otherwise the command has work to do."""
    if not arguments or arguments[0] != "validate" or any(item.startswith("-") for item in arguments):
        return False
    try:
        project = project_of(Path(arguments[1])) if len(arguments) > 1 else find_project(Path.cwd())
    except DiagnosticsError:
        return False
    paths = [Path(item) for item in arguments[1:]] or project.spec_files()
    cache = ValidationCache(project.validation_cache, project.assets, project.cdk_json, project.spec_files())
    if not cache.holds(paths):
        return False
    print(verdict(paths))
    return True


def verdict(paths: Sequence[Path]) -> str:
    """What is said of valid specs."""
    return f"{', '.join(path.name for path in paths)}: valid"
