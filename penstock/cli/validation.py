"""What `penstock validate` does, for the command line and in front of it.

Most calls say `--fresh` or nothing beside some paths: those need no typer, whose loading takes a tenth of a check.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penstock.diagnostics.formats import FormatName


def plain_specs(arguments: Sequence[str]) -> list[Path] | None:
    """The specs that a call of `penstock validate` names; None for another call, which the command line has to read."""
    if not arguments or arguments[0] != "validate":
        return None
    others = [item for item in arguments[1:] if item != "--fresh"]
    return None if any(item.startswith("-") for item in others) else [Path(item) for item in others]


def check(specs: Sequence[Path], form: FormatName = "pretty") -> None:
    """Check specs, tell what is found, and remember those that are valid.

    Args:
        specs: the files, none for all of the project.
        form: how findings are told.

    Raises:
        SystemExit: with the exit code FAILED, where there is an error.
    """
    from datetime import UTC, datetime

    gc.disable()  # what a check makes holds no circles, and the process ends soon; looking for them takes a tenth of it
    from penstock.cli.checking import check_all
    from penstock.cli.failure import show, shown_findings
    from penstock.cli.project import find_project, project_of
    from penstock.cli.remembered import verdict
    from penstock.cli.validation_cache import ValidationCache

    with shown_findings(form):
        project = project_of(specs[0]) if specs else find_project(Path.cwd())
        paths = specs or project.spec_files()
        cache = ValidationCache(project.validation_cache, project.assets, project.cdk_json, project.spec_files())
        fingerprints = cache.fingerprints(paths)
        warnings = check_all(paths, project, now=datetime.now(UTC))
    show(warnings, form)
    if not warnings:
        cache.store(fingerprints)
    if form == "pretty":
        print(verdict(paths))
