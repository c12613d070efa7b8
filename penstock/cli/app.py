"""The commands of `penstock`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from penstock import __version__
from penstock.cli.lazy_group import LazyGroup

_PANELS: Mapping[str, Mapping[str, str]] = {
    "Specs": {
        "validate": "penstock.cli.validate:validate",
        "show": "penstock.cli.show:show",
        "diff": "penstock.cli.diff:diff",
        "explain": "penstock.cli.explain:explain",
        "schema": "penstock.cli.schema:schema",
        "import": "penstock.cli.import_:import_",
    },
    "On this machine": {
        "run": "penstock.cli.run:run",
        "local": "penstock.cli.local:local",
        "worker": "penstock.cli.worker:worker",
        "doctor": "penstock.cli.doctor:doctor",
    },
    "Deployed pipelines, on the local cloud and on AWS": {
        "list": "penstock.cli.list_:list_",
        "status": "penstock.cli.status:status",
        "runs": "penstock.cli.runs:runs",
        "logs": "penstock.cli.logs:logs",
        "rerun": "penstock.cli.rerun:rerun",
        "cancel": "penstock.cli.cancel:cancel",
        "mark-finished": "penstock.cli.mark_finished:mark_finished",
        "pause": "penstock.cli.pause:pause",
        "resume": "penstock.cli.resume:resume",
        "activate": "penstock.cli.activate:activate",
        "deactivate": "penstock.cli.deactivate:deactivate",
        "backfill": "penstock.cli.backfill:backfill",
        "delete": "penstock.cli.delete:delete",
        "sql": "penstock.cli.sql:sql",
    },
}


class _Commands(LazyGroup):
    """All commands, in the order of the help."""

    registry: ClassVar[Mapping[str, str]] = {
        name: target for commands in _PANELS.values() for name, target in commands.items()
    }
    panels: ClassVar[Mapping[str, str]] = {name: panel for panel, commands in _PANELS.items() for name in commands}


app = typer.Typer(
    name="penstock", cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"penstock {__version__}")
        raise typer.Exit


@app.callback()
def penstock(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version, and nothing else", callback=_tell_version)
    ] = False,
) -> None:
    """ETL pipelines as code: check, run and watch pipelines; `cdk deploy` deploys them."""
    del version  # it has been told by now
