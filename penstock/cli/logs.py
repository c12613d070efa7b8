"""penstock logs: what an activity wrote, and why it failed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from penstock.cli.options import At, Json, Name, On

if TYPE_CHECKING:
    from penstock.cli.target import Target
    from penstock.client.attempts import AttemptView
    from penstock.client.graph import Graph
    from penstock.client.span import Span

Activity = Annotated[str, typer.Argument(metavar="ACTIVITY", help="Id of the activity", show_default=False)]
Attempt = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Which attempt, by default the latest", show_default=False)
]
Follow = Annotated[
    bool, typer.Option("--follow", help="Go on until the activity is over; exit code 1 when it has failed")
]


def logs(
    name: Name,
    activity: Activity,
    *,
    attempt: Attempt = None,
    follow: Follow = False,
    at: At = None,
    on: On = "auto",
    as_json: Json = False,
) -> None:
    """Print the log files of an activity's latest attempt, and the error that the service has of it.

    The latest run in which it has been tried, or the one of --at. With --follow --json there is one object in a line
    for each piece of news.
    """
    from penstock.cli.moments import span_of
    from penstock.cli.target import target
    from penstock.client.graph import fetch_graph
    from penstock.client.span import EVER

    if follow and attempt is not None:
        raise typer.BadParameter("--follow shows the attempts that come; leave one of them out", param_hint="--attempt")
    span = span_of(at, None, None) or EVER
    with target(name, on) as found:
        graph = fetch_graph(found.client, found.pipeline.id)
        if follow:
            _follow(found, graph, activity, span, as_json=as_json)
        else:
            _show(found, graph, activity, span, attempt, as_json=as_json)


def _show(found: Target, graph: Graph, activity: str, span: Span, number: int | None, *, as_json: bool) -> None:
    from penstock.cli.json_output import print_json
    from penstock.client.attempts import fetch_attempts
    from penstock.client.logs import LogsOutOfReachError, read_logs
    from penstock.client.names import UnknownNameError
    from penstock.client.refusal import OperationError

    attempts = fetch_attempts(found.client, found.pipeline.id, graph, activity, span)
    if not attempts:
        raise OperationError(f"{activity} has not been tried yet; `penstock status {found.pipeline.name}` says why")
    chosen = next((item for item in attempts if item.number == number), None) if number else attempts[-1]
    if chosen is None:
        known = ", ".join(str(item.number) for item in attempts)
        raise UnknownNameError("attempt", str(number), (), f"{activity} has had {known}")
    if not as_json:
        print(_head(chosen))  # what the service knows, whether or not there are files
    try:
        texts = read_logs(found.service.client("s3"), chosen)
    except LogsOutOfReachError as error:
        raise OperationError(str(error)) from None
    if as_json:
        print_json({"attempt": chosen, "files": texts})
        return
    for text in texts:
        print(f"\n==> {text.uri} <==\n{text.text.rstrip()}")
    if not texts:
        print(f"no log files in {chosen.folders[0]}" if chosen.folders else "the pipeline has no pipelineLogUri")


def _follow(found: Target, graph: Graph, activity: str, span: Span, *, as_json: bool) -> None:
    from penstock.cli.exit_codes import FAILED
    from penstock.client.logs import follow_logs
    from penstock.client.statuses import UNSUCCESSFUL

    last: AttemptView | None = None
    shown = ""
    for item in follow_logs(
        found.client,
        found.service.client("s3"),
        found.pipeline.id,
        graph,
        activity,
        span=span,
        interval=found.service.pause,
    ):
        last = item.attempt
        if as_json:
            news = {"uri": item.news.uri, "text": item.news.text} if item.news else None
            print(json.dumps({"attempt": last.id, "status": last.status, "news": news}), flush=True)
        elif item.news is None:
            shown = ""
            print(_head(last), flush=True)
        else:
            if shown != item.news.uri:
                print(f"\n==> {item.news.uri} <==")
                shown = item.news.uri
            print(item.news.text, end="", flush=True)
    if last is not None and last.status in UNSUCCESSFUL:
        raise typer.Exit(FAILED)


def _head(attempt: AttemptView) -> str:
    from penstock.cli.tables import lasted

    took = lasted(attempt.started, attempt.ended)
    facts = [attempt.status, f"started {attempt.started}" if attempt.started else "", took, attempt.host or ""]
    lines = [f"{attempt.id}  {', '.join(fact for fact in facts if fact)}", *attempt.error, *attempt.links]
    return "\n".join(line.rstrip() for line in lines)
