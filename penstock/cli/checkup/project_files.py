"""The project around the working directory."""

from __future__ import annotations

import os
from collections.abc import Iterator

from penstock.cli.checkup.result import Context, Result, Verdict
from penstock.diagnostics.diagnostic import DiagnosticsError


def check_project(context: Context) -> Iterator[Result]:
    """Whether there is one, whether its cdk.json can be read, and whether its own files can be written."""
    project = context.project
    if project is None:
        help_ = "go to a Penstock project, or make etl_specs/"
        yield Result("project", Verdict.PROBLEM, "no etl_specs/ here or in a folder above", help_)
        return
    count = len(project.spec_files())
    yield Result("project", Verdict.OK, f"{project.root}, {count} spec{'s' * (count != 1)}")
    try:
        names = project.environments()
    except DiagnosticsError as error:
        yield Result("cdk.json", Verdict.PROBLEM, error.diagnostics[0].message, "mend it")
    else:
        said = ", ".join(names) if names else "no environments: specs run locally with stand-ins"
        yield Result("cdk.json", Verdict.OK, said)
    folder = project.state if project.state.exists() else project.root
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        yield Result("state folder", Verdict.PROBLEM, f"{folder} is no folder that can be written", "mend it")
