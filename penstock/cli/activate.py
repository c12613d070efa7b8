"""penstock activate: a pipeline begins to run, or goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from penstock.cli.options import Json, Name, On, Timeout, Wait

Start = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="D",
        help="Intervals that start before it are skipped; without it, a pipeline goes on where it was",
        show_default=False,
    ),
]
Values = Annotated[
    list[str] | None,
    typer.Option("--value", metavar="PARAMETER=VALUE", help="Value of a parameter; repeatable", show_default=False),
]


def activate(
    name: Name,
    *,
    start: Start = None,
    values: Values = None,
    wait: Wait = False,
    timeout: Timeout = None,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Activate a pipeline: the first time, after `penstock deactivate`, or once more where it runs on demand.

    The service refuses a schedule that begins more than a day in the past, unless --from says from when to run.
    """
    from penstock.cli.moments import first_moment
    from penstock.cli.state_shown import show_state
    from penstock.cli.target import target
    from penstock.cli.waiting import wait as watch
    from penstock.client.activation import activate as send
    from penstock.client.current_runs import current_runs
    from penstock.client.pipelines import describe_pipelines

    moment = first_moment(start, "--from") if start else None
    pairs = _pairs(values or ())
    if wait and as_json:
        raise typer.BadParameter("--wait shows a tree; leave one of them out", param_hint="--json")
    with target(name, on) as found:
        send(found.client, found.pipeline.id, start=moment, values=pairs)
        show_state(found, as_json=as_json)
        if wait:
            (pipeline,) = describe_pipelines(found.client, [found.pipeline.id])
            runs = current_runs(found.client, pipeline).runs
            watch(found, frozenset(run.scheduled_start for run in runs), timeout)


def _pairs(values: Sequence[str]) -> list[tuple[str, str]]:
    pairs = []
    for text in values:
        key, separator, value = text.partition("=")
        if not (key and separator):
            raise typer.BadParameter(f"'{text}' is not PARAMETER=VALUE", param_hint="--value")
        if key.startswith("*"):
            raise typer.BadParameter(
                f"'{key}' is a secret, and command lines can be read by others; its definition should refer to Secrets "
                "Manager",
                param_hint="--value",
            )
        pairs.append((key, value))
    return pairs
