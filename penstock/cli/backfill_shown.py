"""What people see of a backfill: the preview, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from penstock.client.backfill import Backfill, Planned
    from penstock.client.backfill_progress import Tally

_SHOWN = 20
_ENDS = 8
"""Of more intervals than can be overlooked, the first and the last of them."""


def preview(plan: Backfill, max_active: int | None) -> None:
    """Print what will run."""
    from penstock.cli.tables import print_table, styled
    from penstock.client.span import wire_time

    def row(item: Planned) -> tuple[Any, ...]:
        before = styled(item.before) if item.before else "no run"
        return item.interval.scheduled_start, wire_time(item.interval.end), item.timetable.schedule, before

    rows = [row(item) for item in plan.planned]
    if len(rows) > _SHOWN:
        rows = [*rows[:_ENDS], (f"... {len(rows) - 2 * _ENDS} more", "", "", ""), *rows[-_ENDS:]]
    print_table(("RUN", "INTERVAL ENDS", "SCHEDULE", "UNTIL NOW"), rows)
    activities = list(dict.fromkeys(name for item in plan.planned for name in item.timetable.activities))
    print(f"\n{plan.name}: {len(plan.planned)} runs of {', '.join(activities)}")
    finished = sum(item.before == "FINISHED" for item in plan.planned)
    if finished:
        print(f"{finished} of them have finished before: they will run once more")
    if plan.not_due:
        print(f"{plan.not_due} intervals are not due yet, and are left out")
    if max_active is not None:
        print(f"at most {max_active} instance{'s' * (max_active != 1)} of each object at once")
    if plan.drops_lateness:
        print("lateness is not watched: intervals of the past are late from the outset")


def preview_json(plan: Backfill) -> dict[str, Any]:
    """The same for programs."""
    from penstock.client.span import wire_time

    return {
        "pipeline": plan.pipeline.id,
        "name": plan.name,
        "intervals": [
            {
                "scheduled_start": item.interval.scheduled_start,
                "scheduled_end": wire_time(item.interval.end),
                "schedule": item.timetable.schedule,
                "activities": list(item.timetable.activities),
                "before": item.before,
            }
            for item in plan.planned
        ],
        "not_due": plan.not_due,
    }


def watched(states: Iterable[Tally]) -> Tally:
    """Show every state on standard error: a bar on a terminal, elsewhere a line for each run that is over."""
    return _bar(states) if sys.stderr.isatty() else _lines(states)


def _lines(states: Iterable[Tally]) -> Tally:
    told: set[str] = set()
    last: Tally | None = None
    for last in states:
        for start in sorted((last.over | last.blocked) - told):
            told.add(start)
            what = "blocked" if start in last.blocked else "failed" if start in last.failed else "finished"
            typer.echo(f"{start}  {what}  ({len(told)} of {last.total})", err=True)
    if last is None:
        raise ValueError("there was no state")
    return last


def _bar(states: Iterable[Tally]) -> Tally:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    last: Tally | None = None
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("runs", total=None)
        for last in states:
            bad = len(last.failed | last.blocked)
            text = f"runs ([red]{bad} failed[/red])" if bad else "runs"
            bar.update(task, completed=len(last.over | last.blocked), total=last.total, description=text)
    if last is None:
        raise ValueError("there was no state")
    return last
