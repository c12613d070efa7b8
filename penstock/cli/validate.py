"""penstock validate: check specs without starting Node, AWS or anything else."""

from __future__ import annotations

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
    del fresh  # `penstock.cli.remembered` answers for what has not changed, unless there is an option
    from penstock.cli.validation import check

    check(specs or (), form)
