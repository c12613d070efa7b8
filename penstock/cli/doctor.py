"""penstock doctor: whether this machine has what Penstock needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import Json

if TYPE_CHECKING:
    from penstock.cli.project import Project

Offline = Annotated[bool, typer.Option("--offline", help="Do not call AWS")]


def doctor(*, offline: Offline = False, as_json: Json = False) -> None:
    """Check Python, Node, the CDK CLI, the AWS CLI, the project, ports, the local cloud, credentials and regions.

    Exit code 1 when there is a problem. A warning is about what not everybody needs: AWS, or deployments.
    """
    import os

    from penstock.cli.checkup import check_all
    from penstock.cli.checkup.result import Context, Verdict
    from penstock.cli.exit_codes import FAILED
    from penstock.cli.json_output import print_json
    from penstock.cli.tables import print_table

    results = list(check_all(Context(_project(), os.environ, calls_aws=not offline)))
    if as_json:
        print_json(results)
    else:
        colours = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.PROBLEM: "red", Verdict.LEFT_OUT: "dim"}
        print_table(
            ("CHECK", "VERDICT", "FOUND", "WHAT TO DO"),
            ((item.name, (item.verdict.value, colours[item.verdict]), item.found, item.help) for item in results),
        )
    if any(item.verdict is Verdict.PROBLEM for item in results):
        raise typer.Exit(FAILED)


def _project() -> Project | None:
    from pathlib import Path

    from penstock.cli.project import find_project
    from penstock.diagnostics.diagnostic import DiagnosticsError

    try:
        return find_project(Path.cwd())
    except DiagnosticsError:
        return None
