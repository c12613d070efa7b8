"""What the options of `penstock run` ask for: one interval on the clock of the world, or some on the virtual one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from penstock.cli.many_intervals import Intervals
    from penstock.specs.loader import Loaded

ClockName = Literal["real", "virtual"]
WITHOUT_YES = 5_000
"""More intervals are a slip more often than a wish."""


def chosen_intervals(
    loaded: Loaded, at: str | None, first: str | None, last: str | None, clock: ClockName | None
) -> Intervals | None:
    """The intervals that are to run on the virtual clock, or None where one is to run on the clock of the world.

    Raises:
        typer.BadParameter: for options that exclude each other, or intervals that there are not.
    """
    from penstock.cli.many_intervals import intervals_between, one_at
    from penstock.cli.moments import first_moment, last_moment

    if first or last:
        if at:
            raise typer.BadParameter("give --at, or --from and --to", param_hint="--at")
        if not (first and last):
            raise typer.BadParameter("give both of --from and --to", param_hint="--from" if last else "--to")
        if clock == "real":
            message = "a span runs on the virtual clock; `penstock backfill` runs one on the clock of the world"
            raise typer.BadParameter(message, param_hint="--clock")
        span = first_moment(first, "--from"), last_moment(last, "--to")
        if span[0] > span[1]:
            raise typer.BadParameter("it lies before --from", param_hint="--to")
        return intervals_between(loaded, *span)
    if clock != "virtual":
        return None
    if not at:
        raise typer.BadParameter("say for which intervals: --from and --to, or --at", param_hint="--clock")
    return one_at(loaded, first_moment(at, "--at"))


def refuse_too_many(intervals: Intervals, *, yes: bool) -> None:
    """Have very many intervals run only when that is confirmed.

    Raises:
        typer.BadParameter: for more than `WITHOUT_YES`.
    """
    if intervals.count > WITHOUT_YES and not yes:
        raise typer.BadParameter(
            f"these are {intervals.count} intervals of {intervals.every}, from "
            f"{intervals.first:%Y-%m-%dT%H:%M:%S} to {intervals.last:%Y-%m-%dT%H:%M:%S}; more than {WITHOUT_YES} need "
            "--yes",
            param_hint="--to",
        )
