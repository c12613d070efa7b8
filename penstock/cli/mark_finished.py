"""penstock mark-finished: takes an activity for done, so that what waits for it goes on."""

from __future__ import annotations

from typing import Annotated

import typer

from penstock.cli.options import All, At, DryRun, From, Json, Name, On, To

Marked = Annotated[
    list[str],
    typer.Argument(
        metavar="ACTIVITY...",
        help="Ids of activities, or of other objects with runs, or of instances (@load_2026-05-01T06:00:00)",
        show_default=False,
    ),
]


def mark_finished(
    name: Name,
    objects: Marked,
    *,
    at: At = None,
    first: From = None,
    last: To = None,
    everything: All = False,
    dry_run: DryRun = False,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Mark instances as finished, whether they failed or are not over: what waits for them goes on.

    What has failed along with them (CASCADE_FAILED) stays so; `penstock rerun` runs it.
    """
    from penstock.cli.instance_action import act
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.client.instance_commands import InstanceCommand
    from penstock.client.selection import Wish

    span = span_of(at, first, last, everything=everything)
    with target(name, on) as found:
        act(found, Wish(InstanceCommand.MARK_FINISHED, tuple(objects), span), dry_run=dry_run, as_json=as_json)
