"""penstock runs: the runs of a pipeline, one in each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import From, Json, Name, On, To

if TYPE_CHECKING:
    from penstock.client.runs import RunView

Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="S",
        help="Only runs that are open, running, waiting, blocked, finished, failed or skipped, or in which an instance "
        "has a status of the service, such as timedout; repeatable",
        show_default=False,
    ),
]
_NAMED = 3


def runs(
    name: Name,
    *,
    first: From = None,
    last: To = None,
    statuses: Statuses = None,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """List the runs of a pipeline: when, how far, how long, and what failed or goes on in them."""
    from penstock.cli.json_output import print_json, run_json
    from penstock.cli.moments import span_of
    from penstock.cli.reading import reading
    from penstock.cli.run_filter import with_status
    from penstock.cli.target import target
    from penstock.client.runs import fetch_runs
    from penstock.client.span import EVER

    span = span_of(None, first, last) or EVER
    wanted = statuses or []
    with_status((), wanted)  # a slip is told before anything is read
    with target(name, on) as found, reading("reading runs") as report:
        shown = with_status(fetch_runs(found.client, found.pipeline.id, span, report), wanted)
    if as_json:
        print_json([run_json(run) for run in shown])
    elif shown:
        _print(shown)
    else:
        typer.echo(
            f"{found.title} has no such runs" if span != EVER or wanted else f"{found.title} has no runs", err=True
        )


def _print(shown: Sequence[RunView]) -> None:
    from penstock.cli.tables import lasted, print_table, styled

    rows = []
    for run in shown:
        started = min((item.started for item in run.instances if item.started), default=None)
        ended = max((item.ended for item in run.instances if item.ended), default=None) if run.is_over else None
        done = sum(item.is_terminal for item in run.instances)
        rows.append(
            (
                run.scheduled_start,
                styled(run.state),
                f"{done}/{len(run.instances)}",
                started or "",
                lasted(started, ended),
                _notable(run),
            )
        )
    print_table(("RUN", "STATE", ">OVER", "STARTED", ">TOOK", "NOTABLE"), rows)


def _notable(run: RunView) -> str:
    """What failed, causes before consequences, or else what is under way."""
    from penstock.client.statuses import UNDER_WAY, UNSUCCESSFUL

    found = [item for item in run.instances if item.status in UNSUCCESSFUL]
    found.sort(key=lambda item: item.status == "CASCADE_FAILED")
    found = found or [item for item in run.instances if item.status in UNDER_WAY]
    said = ", ".join(f"{item.component} {item.status}" for item in found[:_NAMED])
    return f"{said} and {len(found) - _NAMED} more" if len(found) > _NAMED else said
