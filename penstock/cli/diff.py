"""penstock diff: what becomes of a deployed pipeline when its definition changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from penstock.changes import Changes

New = Annotated[
    str, typer.Argument(metavar="NEW", help="What is to be deployed: a spec, a template or a definition file")
]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="OLD",
        help="What is deployed: a file of any of these forms, or the name or id of a pipeline; by default the golden "
        "template of the spec's stack",
        show_default=False,
    ),
]
Environment = Annotated[
    str | None,
    typer.Option("--env", help="Environment of cdk.json, by default its first", show_default=False),
]
Form = Annotated[
    Literal["text", "markdown", "json"], typer.Option("--format", help="Lines, a comment for a pull request, or JSON")
]


def diff(new: New, against: Against = None, env: Environment = None, form: Form = "text") -> None:
    """Say what a change does: in place, refused by the service, or a replacement; exit code 1 for the last two.

    A pipeline is looked for on the local cloud when one is up (`penstock local up`), and otherwise where the AWS
    settings of the environment point to. docs/changes.md explains the rules.
    """
    from penstock.changes import compare
    from penstock.changes.formats import FORMATS
    from penstock.cli.diff_sides import Sides
    from penstock.cli.exit_codes import FAILED
    from penstock.cli.failure import shown_findings

    with shown_findings():
        sides = Sides.of(new, env)
        wanted = sides.read(new)
        old_name = against or sides.golden_template()
        old = sides.read(old_name, wanted.name)
    changes = compare(old, wanted)
    if form == "text":
        _print(changes, old_name, new)
    else:
        print(FORMATS[form](changes, old=old_name, new=new))
    if not changes.is_safe:
        raise typer.Exit(FAILED)


def _print(changes: Changes, old: str, new: str) -> None:
    """Print lines, in colours on a terminal."""
    import sys

    from penstock.changes.formats.text import lines

    if not sys.stdout.isatty():
        for line in lines(changes, old=old, new=new):
            print(line.text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines(changes, old=old, new=new):
        console.print(Text(line.text, line.style), soft_wrap=True)
