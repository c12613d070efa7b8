"""Runs what `penstock run` has chosen, shows it, and gives the exit code."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from penstock.cli.exit_codes import FAILED, OK, TIMED_OUT, USAGE

if TYPE_CHECKING:
    from penstock.cli.many_intervals import Intervals
    from penstock.client.runs import RunView
    from penstock.environments import Connections
    from penstock.specs.loader import Loaded


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a run, whichever intervals it has.

    Attributes:
        connections: the warehouse and the databases.
        inputs: a file or a folder for each id of a data node.
        until: the step after which nothing is to run; None for all.
        timeout: seconds after which waiting ends; None for no limit.
        as_json: whether a program reads the outcome.
    """

    connections: Connections
    inputs: Mapping[str, Path]
    until: str | None = None
    timeout: float | None = None
    as_json: bool = False


def run_one(loaded: Loaded, wish: Wish, environment: Mapping[str, str], first: datetime | None) -> int:
    """Run one interval on the clock of the world; return the exit code.

    Args:
        loaded: the spec.
        wish: what is wanted.
        environment: settings of the local cloud.
        first: start of the interval, where its schedule says one.
    """
    from penstock.cli.json_output import print_json, run_json
    from penstock.cli.local_run import start
    from penstock.cli.progress import show_progress

    with _explained():
        local_run = start(loaded, wish.connections, environment, first, wish.until, wish.inputs)
        states = local_run.states(wish.inputs, wish.timeout)
        if wish.as_json:
            runs = deque(states, maxlen=1).pop()
        else:
            runs = show_progress(f"{loaded.spec.name} ({local_run.pipeline_id})", states)
    if wish.as_json:
        found = [run_json(item) for item in runs]
        print_json({"pipeline": local_run.pipeline_id, "name": loaded.spec.name, "runs": found})
    else:
        _show_reasons(runs)
    if runs and all(item.is_successful for item in runs):
        return OK
    if runs and all(item.is_over or item.is_blocked for item in runs):
        return FAILED
    return _timed_out(wish)


def run_span(intervals: Intervals, wish: Wish, environment: Mapping[str, str]) -> int:
    """Run intervals on the virtual clock; return the exit code.

    Args:
        intervals: what to run.
        wish: what is wanted.
        environment: settings of a local cloud on that clock.
    """
    from penstock.cli import span_shown
    from penstock.cli.json_output import print_json
    from penstock.cli.reading import reading
    from penstock.cli.span_run import start_span

    begin = time.monotonic()
    span_shown.announce(intervals, intervals.loaded.spec.name)
    with _explained(), reading("giving inputs") as report:
        span = start_span(intervals, wish.connections, environment, wish.inputs, wish.until, report)
    try:
        last = span_shown.watched(span.glances(wish.timeout), intervals.count)
    except OSError as error:
        typer.echo(f"the local cloud does not answer any more: {error}", err=True)
        return FAILED
    seconds = time.monotonic() - begin
    with reading("reading runs") as report:
        runs = span.runs(report)
    if wish.as_json:
        print_json(span_shown.report_json(span, runs, last, seconds))
    else:
        span_shown.report(runs, intervals.count)
    span_shown.conclude(runs, intervals.count, last, seconds)
    if span_shown.finished(runs) == intervals.count:
        return OK
    return FAILED if last.is_over else _timed_out(wish)


@contextmanager
def _explained() -> Iterator[None]:
    """Show what keeps a run from starting, and end the command with its exit code."""
    from penstock.cli.failure import show
    from penstock.cli.local_run import UnknownStepError
    from penstock.client.deploy import DefinitionRefusedError
    from penstock.client.inputs import InputError
    from penstock.diagnostics.diagnostic import Diagnostic

    try:
        yield
    except DefinitionRefusedError as error:
        show(tuple(Diagnostic("PS412", f"the service refuses the definition: {message}") for message in error.errors))
        raise typer.Exit(FAILED) from None
    except InputError as error:
        typer.echo(f"--input: {error}", err=True)
        raise typer.Exit(USAGE) from None
    except UnknownStepError as error:
        typer.echo(f"--until: {error}", err=True)
        raise typer.Exit(USAGE) from None


def _timed_out(wish: Wish) -> int:
    typer.echo(f"not over after {wish.timeout:g} seconds", err=True)
    return TIMED_OUT


def _show_reasons(runs: tuple[RunView, ...]) -> None:
    """Print, in full, why instances failed; the tree has only the first line."""
    from penstock.client.runs import UNSUCCESSFUL

    for run_view in runs:
        for item in run_view.instances:
            if item.status in UNSUCCESSFUL and item.reason and "\n" in item.reason:
                typer.echo(f"\n{item.component} {item.status}:\n{item.reason}", err=True)
