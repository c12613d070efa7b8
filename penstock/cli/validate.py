"""penstock validate: check specs without starting Node, AWS or anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penstock.cli.failure import shown_findings

Specs = Annotated[
    list[Path] | None, typer.Argument(help="Spec files; by default all of etl_specs/", show_default=False)
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Check again even what has not changed since it was found valid")]


def validate(specs: Specs = None, *, fresh: Fresh = False) -> None:
    """Check specs and the pipelines that they compile to; exit code 1 when there is an error."""
    from penstock.cli.project import find_project, project_of
    from penstock.cli.validation_cache import ValidationCache

    with shown_findings():
        project = project_of(specs[0]) if specs else find_project(Path.cwd())
        paths = specs or sorted(project.specs.glob("*.y*ml"))
        cache = ValidationCache(project.state / "valid.json", project.assets)
        if fresh or not paths or not all(cache.holds(path) for path in paths):
            from penstock.cli.checking import check_all

            warnings = check_all(paths, project)
            if not warnings:
                cache.store(paths)
    print(", ".join(path.name for path in paths) + ": valid")
