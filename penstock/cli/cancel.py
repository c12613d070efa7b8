"""penstock cancel: cancels what is not over."""

from __future__ import annotations

from penstock.cli.options import All, At, DryRun, From, Json, Name, Objects, On, To


def cancel(
    name: Name,
    objects: Objects = None,
    *,
    at: At = None,
    first: From = None,
    last: To = None,
    everything: All = False,
    dry_run: DryRun = False,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Cancel instances that are not over: all of a run, or the named ones.

    Without --at, --from, --to or --all it is the only run that is not over; where there are several, they are told and
    nothing is done. What is cancelled can be run again with `penstock rerun`.
    """
    from penstock.cli.instance_action import act
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.client.instance_commands import InstanceCommand
    from penstock.client.selection import Wish

    span = span_of(at, first, last, everything=everything)
    with target(name, on) as found:
        act(found, Wish(InstanceCommand.CANCEL, tuple(objects or ()), span), dry_run=dry_run, as_json=as_json)
