"""penstock explain: what a diagnostic id means, and how to mend what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from penstock.diagnostics.catalogue import Entry

Id = Annotated[
    str | None, typer.Argument(metavar="ID", help="Such as PS302; without one, all are listed", show_default=False)
]


def explain(rule: Id = None) -> None:
    """Tell why a finding is one, what to do, and give an example; exit code 2 when there is no such id."""
    from penstock.cli.exit_codes import USAGE
    from penstock.diagnostics.catalogue import CATALOGUE
    from penstock.diagnostics.suggestion import did_you_mean

    if rule is None:
        for entry in CATALOGUE.values():
            print(f"{entry.id}  {entry.title}")
        return
    found = CATALOGUE.get(rule.strip().upper())
    if found is None:
        guess = did_you_mean(rule, CATALOGUE)
        typer.echo(f"there is no id '{rule}'" + (f"; {guess}" if guess else ""), err=True)
        typer.echo("`penstock explain` lists all of them", err=True)
        raise typer.Exit(USAGE)
    _show(found)


def _show(entry: Entry) -> None:
    import sys

    from penstock.diagnostics.explanation import as_markdown, as_text

    if not sys.stdout.isatty():
        print(as_text(entry), end="")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(as_markdown(entry)))
