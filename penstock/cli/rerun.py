"""penstock rerun: runs again what failed, or what is named."""

from __future__ import annotations

from typing import Annotated

import typer

from penstock.cli.options import All, At, DryRun, From, Json, Name, Objects, On, Timeout, To, Wait

Cascade = Annotated[bool, typer.Option("--cascade", help="Also run again all that depends on it, whatever its status")]


def rerun(
    name: Name,
    objects: Objects = None,
    *,
    cascade: Cascade = False,
    at: At = None,
    first: From = None,
    last: To = None,
    everything: All = False,
    dry_run: DryRun = False,
    wait: Wait = False,
    timeout: Timeout = None,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Run instances again: those that failed, timed out or were cancelled, or the named ones.

    Without --at, --from, --to or --all it is the only run in which something failed; where there are several, they are
    told and nothing is done. With failureAndRerunMode=cascade the service itself also reruns what failed with it.
    """
    from penstock.cli.instance_action import act
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.cli.waiting import wait as watch
    from penstock.client.instance_commands import InstanceCommand
    from penstock.client.selection import Wish

    span = span_of(at, first, last, everything=everything)
    if wait and as_json:
        raise typer.BadParameter("--wait shows a tree; leave one of them out", param_hint="--json")
    with target(name, on) as found:
        wish = Wish(InstanceCommand.RERUN, tuple(objects or ()), span, cascade)
        items = act(found, wish, dry_run=dry_run, as_json=as_json)
        if wait and not dry_run:
            watch(found, frozenset(item.scheduled_start for item in items), timeout)
