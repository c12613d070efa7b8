"""Which instances a command is for: by name and by run, and never more than was clearly meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from penstock.client.graph import Graph
from penstock.client.instance_commands import InstanceCommand
from penstock.client.names import UnknownNameError
from penstock.client.objects import of_components, query_ids, with_status
from penstock.client.refusal import OperationError
from penstock.client.report import Report, silent
from penstock.client.runs import InstanceView, RunView, fetch_runs
from penstock.client.span import Span
from penstock.client.starts import scheduled_starts
from penstock.client.statuses import OPEN, SKIPPED, UNSUCCESSFUL

_LISTED = 10


class SelectionError(OperationError):
    """There is nothing to do, or it is not clear to which run; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a command to be done to.

    Attributes:
        command: the command.
        names: ids of objects of the definition, or of instances (`@...`); none for all that need the command.
        span: which runs; None for the only one in which there is something to do.
        cascade: whether all that depends on the targets is meant, too.
    """

    command: InstanceCommand
    names: tuple[str, ...] = ()
    span: Span | None = None
    cascade: bool = False


def select(
    client: Any, pipeline_id: str, graph: Graph, wish: Wish, report: Report = silent
) -> tuple[InstanceView, ...]:
    """Find the targets, by run, within it each after what it waits for.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        graph: that of the pipeline's definition.
        wish: what is wanted.
        report: told how many instances have been read.

    Raises:
        UnknownNameError: for a name that neither the definition nor a run has.
        SelectionError: where there is nothing to do, or too many runs could be meant.
    """
    _check_names(wish.names, graph)
    spans = (wish.span,) if wish.span is not None else _spans(client, pipeline_id, wish)
    runs = [run for span in spans for run in fetch_runs(client, pipeline_id, span, report) if run.state != "SKIPPED"]
    _check_instances(wish.names, runs)
    chosen = [(run, targets) for run in runs if (targets := _targets(run, wish))]
    if not chosen:
        raise SelectionError(_nothing(runs, wish))
    place = {id_: number for number, id_ in enumerate(graph.ordered())}
    return tuple(
        item
        for run, targets in chosen
        for item in sorted(_with_cascade(run, targets, graph, wish), key=lambda item: place.get(item.component, -1))
    )


def _check_names(names: Sequence[str], graph: Graph) -> None:
    for name in names:
        if not name.startswith("@") and name not in graph.objects:
            raise UnknownNameError("object with runs", name, graph.objects)


def _check_instances(names: Sequence[str], runs: Sequence[RunView]) -> None:
    known = {item.id for run in runs for item in run.instances}
    for name in names:
        if name.startswith("@") and name not in known:
            raise UnknownNameError("instance", name, known)


def _targets(run: RunView, wish: Wish) -> list[InstanceView]:
    if not wish.names:
        return [item for item in run.instances if item.status in wish.command.unnamed]
    return [item for item in _named(run, wish.names) if item.status in wish.command.named]


def _named(run: RunView, names: Collection[str]) -> Iterator[InstanceView]:
    return (item for item in run.instances if item.component in names or item.id in names)


def _spans(client: Any, pipeline_id: str, wish: Wish) -> tuple[Span, ...]:
    """The only run in which there is something to do: where it failed, before where it finished; or of the instances.

    Raises:
        SelectionError: where there are several.
    """
    instances = [name for name in wish.names if name.startswith("@")]
    if instances:
        return tuple(Span.at(start) for start in sorted(scheduled_starts(client, pipeline_id, instances)))
    for statuses in dict.fromkeys((wish.command.unnamed, wish.command.named if wish.names else frozenset())):
        selectors = [with_status(sorted(statuses)), *([of_components(wish.names)] if wish.names else [])]
        ids = query_ids(client, pipeline_id, "INSTANCE", selectors) if statuses else []
        starts = sorted(scheduled_starts(client, pipeline_id, ids))
        if len(starts) == 1:
            return (Span.at(starts[0]),)
        if starts:
            more = f" and {len(starts) - _LISTED} before" if len(starts) > _LISTED else ""
            raise SelectionError(
                f"{len(starts)} runs could be meant; say which with --at, --from and --to, or --all: "
                f"{', '.join(starts[-_LISTED:])}{more}"
            )
    return ()


def _nothing(runs: Sequence[RunView], wish: Wish) -> str:
    what = f"there is nothing to {wish.command.verb}"
    if wish.span is not None and not runs:
        return f"{what}: no run starts then"
    found = [item for run in runs for item in _named(run, wish.names)]
    if found:
        said = (f"{item.component} is {item.status} in the run of {item.scheduled_start}" for item in found[-_LISTED:])
        return f"{what}: {', '.join(said)}"
    if wish.names:
        return f"{what}: no run has {' or '.join(wish.names)} in a status for that"
    return f"{what}: nothing {'failed' if wish.command.unnamed == UNSUCCESSFUL else 'is under way or waits'}"


def _with_cascade(run: RunView, targets: Sequence[InstanceView], graph: Graph, wish: Wish) -> tuple[InstanceView, ...]:
    """The targets, with all that depends on them and has ended: what is still open waits for them anyway."""
    if not wish.cascade:
        return tuple(targets)
    reached = graph.downstream(item.component for item in targets)
    known = {item.id for item in targets}
    more = (item for item in run.instances if item.component in reached and item.id not in known)
    return (*targets, *(item for item in more if item.status not in OPEN | SKIPPED))
