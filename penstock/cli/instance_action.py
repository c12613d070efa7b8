"""Gives a command to instances, and shows to which: what rerun, cancel and mark-finished have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from penstock.cli.target import Target
    from penstock.client.runs import InstanceView
    from penstock.client.selection import Wish


def act(found: Target, wish: Wish, *, dry_run: bool, as_json: bool) -> tuple[InstanceView, ...]:
    """Select the instances, give them the command unless it is a dry run, and print them.

    Raises:
        UnknownNameError: for a name that neither the definition nor a run has.
        OperationError: where there is nothing to do, or too many runs could be meant, or the pipeline is FINISHED.
    """
    from penstock.cli.reading import reading
    from penstock.client.graph import fetch_graph
    from penstock.client.instance_commands import set_status
    from penstock.client.selection import select

    found.refuse_finished()
    with reading("reading runs") as report:
        graph = fetch_graph(found.client, found.pipeline.id)
        items = select(found.client, found.pipeline.id, graph, wish, report)
    if not dry_run:
        with reading("sending") as report:
            set_status(found.client, found.pipeline.id, [item.id for item in items], wish.command.status, report)
    _print(found, items, wish.command.status, dry_run=dry_run, as_json=as_json)
    return items


def _print(found: Target, items: Sequence[InstanceView], command: str, *, dry_run: bool, as_json: bool) -> None:
    from penstock.cli.json_output import print_json
    from penstock.cli.tables import print_table, styled

    if as_json:
        print_json(
            {
                "pipeline": found.pipeline.id,
                "command": command,
                "dry_run": dry_run,
                "instances": [
                    {
                        "id": item.id,
                        "object": item.component,
                        "scheduled_start": item.scheduled_start,
                        "was": item.status,
                    }
                    for item in items
                ],
            }
        )
        return
    print_table(
        ("RUN", "OBJECT", "TYPE", "WAS"),
        ((item.scheduled_start, item.component, item.kind, styled(item.status)) for item in items),
    )
    typer.echo(f"{'would send' if dry_run else 'sent'} {command} to {len(items)} of {found.title}", err=True)
