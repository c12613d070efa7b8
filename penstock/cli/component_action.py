"""Gives a command to components, and says to which: what pause and resume have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from penstock.cli.target import Target


def act(found: Target, ids: Sequence[str], command: Literal["PAUSE", "RESUME"], *, as_json: bool) -> None:
    """Give the command, and print the components.

    Raises:
        OperationError: where the pipeline is FINISHED.
    """
    from penstock.cli.json_output import print_json
    from penstock.client.instance_commands import set_status

    found.refuse_finished()
    set_status(found.client, found.pipeline.id, ids, command)
    if as_json:
        print_json({"pipeline": found.pipeline.id, "command": command, "objects": list(ids)})
        return
    for id_ in ids:
        print(id_)
    typer.echo(f"sent {command} to {len(ids)} of {found.title}", err=True)
