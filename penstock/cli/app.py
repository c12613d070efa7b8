"""The commands of `penstock`."""

from __future__ import annotations

import typer

from penstock.cli.diff import diff
from penstock.cli.explain import explain
from penstock.cli.import_ import import_
from penstock.cli.local import local
from penstock.cli.run import run
from penstock.cli.show import show
from penstock.cli.status import status
from penstock.cli.validate import validate

app = typer.Typer(
    name="penstock",
    help="ETL pipelines as code: check, run and watch pipelines; `cdk deploy` deploys them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (validate, show, run, status, explain, diff):
    app.command()(command)
app.add_typer(import_)
app.add_typer(local)
