"""What people and programs see of a span of intervals."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from penstock.cli.tree import why_not
from penstock.client.statuses import UNSUCCESSFUL

if TYPE_CHECKING:
    from penstock.cli.many_intervals import Intervals
    from penstock.cli.span_run import SpanRun
    from penstock.cli.tables import Styled
    from penstock.client.runs import InstanceView, RunView
    from penstock.local.virtual_time import Glance

_ONE_BY_ONE = 40
"""Of more intervals, those that follow each other and came to the same end share a line."""
_SECONDS_BETWEEN_LINES = 5.0


def announce(intervals: Intervals, name: str) -> None:
    """Tell what will be run."""
    first, last = (f"{moment:%Y-%m-%dT%H:%M:%S}" for moment in (intervals.first, intervals.last))
    span = first if intervals.count == 1 else f"{first} to {last}"
    typer.echo(f"{name}: {_counted(intervals.count)} of {intervals.every}, {span}, on the virtual clock", err=True)


def watched(glances: Iterable[Glance], total: int) -> Glance:
    """Show how far it is on standard error: a bar on a terminal, elsewhere a line now and then; return the last."""
    return _bar(glances, total) if sys.stderr.isatty() else _lines(glances, total)


def report(runs: Sequence[RunView], total: int) -> None:
    """Print a table of the intervals, with what failed first in each."""
    from penstock.cli.tables import print_table

    if len(runs) <= _ONE_BY_ONE:
        print_table(("INTERVAL", "STATE", "STARTED", "ENDED", ">RETRIES", "WHY"), map(_row, runs))
    else:
        groups = groupby(runs, key=lambda run: (run.state, _retries(run), _where(run)))
        print_table(
            ("FROM", "TO", ">INTERVALS", "STATE", ">RETRIES EACH", "WHY (THE FIRST)"),
            (_shared_row(list(group)) for _, group in groups),
        )
    if total > len(runs):
        print(f"{_counted(total - len(runs))} had not begun")


def report_json(span: SpanRun, runs: Sequence[RunView], last: Glance, seconds: float) -> dict[str, Any]:
    """The same for programs, with every instance."""
    from penstock.cli.json_output import run_json
    from penstock.client.span import wire_time

    chosen = span.intervals
    return {
        "pipeline": span.run.pipeline_id,
        "name": chosen.loaded.spec.name,
        "clock": "virtual",
        "from": wire_time(chosen.first),
        "to": wire_time(chosen.last),
        "intervals": chosen.count,
        "finished": finished(runs),
        "not_begun": chosen.count - len(runs),
        "is_over": last.is_over,
        "virtual_time": last.now,
        "seconds": round(seconds, 3),
        "runs": [run_json(run) for run in runs],
    }


def conclude(runs: Sequence[RunView], total: int, last: Glance, seconds: float) -> None:
    """Tell how it ended, and what to do about runs that wait for ever."""
    how = f"{finished(runs)} of {_counted(total)} finished"
    typer.echo(f"{how} in {seconds:.1f} s; the virtual clock stands at {last.now}", err=True)
    if last.is_over and not all(run.is_over or run.has_failures for run in runs):
        typer.echo(
            "what waits would wait for ever: nothing is left that could bring it; --input gives data nodes their data",
            err=True,
        )


def finished(runs: Sequence[RunView]) -> int:
    """How many of them have finished."""
    return sum(run.is_over and run.is_successful for run in runs)


def _row(run: RunView) -> tuple[str | Styled, ...]:
    from penstock.cli.tables import styled

    return run.scheduled_start, styled(run.state), _first(run), _last(run), str(_retries(run)), _why(run)


def _shared_row(runs: Sequence[RunView]) -> tuple[str | Styled, ...]:
    from penstock.cli.tables import styled

    first, last = runs[0], runs[-1]
    ends = first.scheduled_start, last.scheduled_start
    return *ends, str(len(runs)), styled(first.state), str(_retries(first)), _why(first)


def _counted(count: int) -> str:
    return "1 interval" if count == 1 else f"{count} intervals"


def _retries(run: RunView) -> int:
    return sum(max(0, item.attempts - 1) for item in run.instances)


def _first(run: RunView) -> str:
    return min((item.started for item in run.instances if item.started), default="")


def _last(run: RunView) -> str:
    ends = [item.ended for item in run.instances]
    return max((end for end in ends if end), default="") if run.is_over else ""


def _cause(run: RunView) -> InstanceView | None:
    """What kept a run from finishing: what failed first, or else the first of what is left that says why it waits."""
    if run.is_over and run.is_successful:
        return None
    failed = [item for item in run.instances if item.status in UNSUCCESSFUL and item.status != "CASCADE_FAILED"]
    if failed:
        return min(failed, key=lambda item: item.ended or "")
    left = [item for item in run.instances if not item.is_terminal]
    return next((item for item in left if item.waiting_on), left[0] if left else None)


def _where(run: RunView) -> str | None:
    cause = _cause(run)
    return None if cause is None else cause.component


def _why(run: RunView) -> str:
    cause = _cause(run)
    if cause is None:
        return ""
    return f"{cause.component}: {why_not(cause) or cause.status}"


def _lines(glances: Iterable[Glance], total: int) -> Glance:
    told = time.monotonic()
    last: Glance | None = None
    for last in glances:
        if time.monotonic() - told >= _SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            typer.echo(f"{last.now}  {last.over} of {_counted(total)} done", err=True)
    return _certain(last)


def _bar(glances: Iterable[Glance], total: int) -> Glance:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    last: Glance | None = None
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total)
        for last in glances:
            bar.update(task, completed=last.over, description=last.now)
    return _certain(last)


def _certain(last: Glance | None) -> Glance:
    if last is None:
        raise ValueError("there was nothing to see")
    return last
