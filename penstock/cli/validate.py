"""penstock validate: check specs without starting Node, AWS or anything else."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from penstock.diagnostics.formats import FormatName

Specs = Annotated[
    list[Path] | None, typer.Argument(help="Spec files; by default all of etl_specs/", show_default=False)
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Check again even what has not changed since it was found valid")]
Form = Annotated[
    FormatName,
    typer.Option("--format", help="How findings are told; all but `pretty` go to standard output, and nothing else"),
]


def validate(specs: Specs = None, *, fresh: Fresh = False, form: Form = "pretty") -> None:
    """Check specs and the pipelines that they compile to; exit code 1 when there is an error.

    Specs that have not changed since they were found valid are not checked again.
    """
    from datetime import UTC, datetime

    gc.disable()  # what a check makes holds no circles, and the process ends soon; looking for them takes a tenth of it
    del fresh  # `penstock.cli.remembered` answers for what has not changed, unless there is an option
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
