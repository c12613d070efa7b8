"""penstock backfill: runs intervals of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import DryRun, Json, Name, On, Timeout

if TYPE_CHECKING:
    from penstock.cli.target import Target
    from penstock.client.backfill import Backfill
    from penstock.client.backfill_progress import Tally

From = Annotated[
    str, typer.Option("--from", metavar="D", help="The first interval starts then or later", show_default=False)
]
To = Annotated[
    str,
    typer.Option(
        "--to", metavar="D", help="The last one starts then or before; of a day, all of it", show_default=False
    ),
]
MaxActive = Annotated[
    int | None,
    typer.Option(
        "--max-active",
        metavar="N",
        min=1,
        max=5,
        help="Instances of one object that may run at once; with 1, intervals run one after another",
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")]
Detach = Annotated[bool, typer.Option("--detach", help="Do not watch it")]


def backfill(
    name: Name,
    *,
    first: From,
    last: To,
    max_active: MaxActive = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    detach: Detach = False,
    timeout: Timeout = None,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Run a pipeline for intervals of the past, after a preview of what will run.

    It is a pipeline of its own, named NAME-backfill-...: a copy whose schedule covers these intervals and no more. The
    pipeline itself and its history stay as they are. docs/operations.md says more.
    """
    from datetime import UTC, datetime

    from penstock.cli.backfill_shown import preview, preview_json
    from penstock.cli.confirmation import confirm
    from penstock.cli.json_output import print_json
    from penstock.cli.moments import first_moment, last_moment
    from penstock.cli.reading import reading
    from penstock.cli.target import target
    from penstock.client.backfill import plan_backfill, start_backfill

    span = first_moment(first, "--from"), last_moment(last, "--to")
    if span[0] > span[1]:
        raise typer.BadParameter("it lies before --from", param_hint="--to")
    if as_json and not (yes or dry_run):
        raise typer.BadParameter("it has no preview to ask about; add --yes or --dry-run", param_hint="--json")
    with target(name, on) as found:
        with reading("reading runs") as report:
            plan = plan_backfill(
                found.client, found.pipeline, span, now=datetime.now(UTC), max_active=max_active, report=report
            )
        if not as_json:
            preview(plan, max_active)
        elif dry_run:
            print_json({**preview_json(plan), "id": None, "dry_run": True})
        if dry_run:
            return
        confirm("run them?", yes=yes, instead=", or --dry-run")
        pipeline_id = start_backfill(found.client, plan)
        typer.echo(f"started {plan.name} ({pipeline_id})", err=True)
        tally = None if detach else _watch(found, pipeline_id, plan, timeout)
    if as_json:
        done = None if tally is None else {key: sorted(getattr(tally, key)) for key in ("over", "blocked", "failed")}
        print_json({**preview_json(plan), "id": pipeline_id, "dry_run": False, "runs": done})
    if tally is not None:
        _finish(tally, pipeline_id, timeout)


def _watch(found: Target, pipeline_id: str, plan: Backfill, timeout: float | None) -> Tally:
    from penstock.cli.backfill_shown import watched
    from penstock.cli.exit_codes import INTERRUPTED
    from penstock.client.backfill_progress import watch_backfill

    states = watch_backfill(found.client, pipeline_id, plan.starts, interval=found.service.pause, limit=timeout)
    try:
        return watched(states)
    except KeyboardInterrupt:
        typer.echo(f"the backfill goes on; `penstock cancel {pipeline_id} --all` cancels it", err=True)
        raise typer.Exit(INTERRUPTED) from None


def _finish(tally: Tally, pipeline_id: str, timeout: float | None) -> None:
    from penstock.cli.exit_codes import FAILED, TIMED_OUT

    if not tally.is_complete:
        typer.echo(f"not over after {timeout:g} seconds", err=True)
        raise typer.Exit(TIMED_OUT)
    bad = tally.failed | tally.blocked
    typer.echo(f"{tally.total - len(bad)} of {tally.total} runs finished", err=True)
    if bad:
        typer.echo(
            f"`penstock runs {pipeline_id} --status failed` lists the others, and `penstock rerun {pipeline_id} --all` "
            "runs them again",
            err=True,
        )
        raise typer.Exit(FAILED)
