"""Asks before what cannot be taken back."""

from __future__ import annotations

import sys

import typer


def confirm(question: str, *, yes: bool, instead: str = "") -> None:
    """Go on only where somebody says yes, at the terminal or beforehand.

    Args:
        question: what is asked at the terminal.
        yes: whether --yes was given.
        instead: another option where nobody can be asked, ` or --dry-run`.

    Raises:
        typer.Exit: with USAGE where nobody can be asked, with FAILED where the answer is no.
    """
    from penstock.cli.exit_codes import FAILED, USAGE

    if yes:
        return
    if not sys.stdin.isatty():
        typer.echo(f"nothing was done: say --yes where nobody can be asked{instead}", err=True)
        raise typer.Exit(USAGE)
    if not typer.confirm(question, err=True):
        typer.echo("nothing was done", err=True)
        raise typer.Exit(FAILED)
