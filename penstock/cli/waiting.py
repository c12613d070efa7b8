"""--wait: watches runs until they are over, and says how it went by the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from penstock.cli.target import Target
    from penstock.client.runs import RunView


def wait(found: Target, starts: frozenset[str], timeout: float | None) -> None:
    """Show the runs that start then, until they are over or blocked; exit unless all went well.

    Args:
        found: the pipeline.
        starts: scheduled starts, in the service's form; none for every run.
        timeout: seconds, None for no limit.
    """
    from penstock.cli.exit_codes import FAILED, INTERRUPTED, TIMED_OUT
    from penstock.cli.progress import show_progress

    try:
        runs = show_progress(found.title, _states(found, starts, timeout))
    except KeyboardInterrupt:
        typer.echo("the runs go on", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if runs and all(run.is_successful for run in runs):
        return
    if runs and all(run.is_over or run.is_blocked for run in runs):
        raise typer.Exit(FAILED)
    typer.echo(f"not over after {timeout:g} seconds", err=True)
    raise typer.Exit(TIMED_OUT)


def _states(found: Target, starts: frozenset[str], timeout: float | None) -> Iterator[tuple[RunView, ...]]:
    import time

    from penstock.client.runs import fetch_runs
    from penstock.client.span import EVER, Span, any_time

    span = Span(any_time(min(starts)), any_time(max(starts))) if starts else EVER
    begin = time.monotonic()
    if not found.service.is_local:
        time.sleep(found.service.pause)  # AWS carries commands out a while after it has taken them
    while True:
        runs = fetch_runs(found.client, found.pipeline.id, span)
        runs = tuple(run for run in runs if not starts or run.scheduled_start in starts)
        yield runs
        if runs and all(run.is_over or run.is_blocked for run in runs):
            return
        if timeout is not None and time.monotonic() - begin >= timeout:
            return
        time.sleep(found.service.pause)
