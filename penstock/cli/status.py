"""penstock status: how a pipeline is, and its current runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from penstock.cli.options import All, At, Json, Name, On

if TYPE_CHECKING:
    from penstock.cli.target import Target
    from penstock.client.current_runs import CurrentRuns
    from penstock.client.span import Span


def status(name: Name, *, at: At = None, everything: All = False, on: On = "auto", as_json: Json = False) -> None:
    """Show the current runs of a pipeline as a tree, its health, and when it runs next.

    Current are the runs that are not over, at most 10 of them, or else the latest one. Exit code 1 when an instance of
    a shown run has failed, or the service says that the pipeline's health is ERROR.
    """
    from penstock.cli.exit_codes import FAILED
    from penstock.cli.json_output import print_json, run_json
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.client.names import UnknownNameError

    span = span_of(at, None, None, everything=everything)
    with target(name, on) as found:
        shown = _fetch(found, span)
        if at and not shown.runs:
            raise UnknownNameError("run", at, (), f"`penstock runs {name}` lists them")
    pipeline = found.pipeline
    if as_json:
        print_json({"pipeline": pipeline, "runs": [run_json(run) for run in shown.runs], "more_runs": shown.left_out})
    else:
        _print(found, shown)
    if pipeline.is_unhealthy or any(run.has_failures for run in shown.runs):
        raise typer.Exit(FAILED)


def _fetch(found: Target, span: Span | None) -> CurrentRuns:
    from penstock.cli.reading import reading
    from penstock.client.current_runs import CurrentRuns, current_runs
    from penstock.client.runs import fetch_runs

    with reading("reading runs") as report:
        if span is None:
            return current_runs(found.client, found.pipeline, report=report)
        return CurrentRuns(fetch_runs(found.client, found.pipeline.id, span, report))


def _print(found: Target, shown: CurrentRuns) -> None:
    from penstock.cli.progress import print_tree

    pipeline = found.pipeline
    facts = [pipeline.state, pipeline.health, f"next run {pipeline.next_run}" if pipeline.next_run else ""]
    print_tree(f"{found.title}  {', '.join(fact for fact in facts if fact)}", shown.runs)
    if shown.left_out:
        print(f"{shown.left_out} more are not over: penstock runs {pipeline.name} --status open")
