"""All pipelines of a project as a tree: who waits for whom, and what passes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penstock.rendering.branch import Branch, draw
from penstock.rendering.graph import Graph
from penstock.rendering.pipeline_view import PipelineView, UsesTable, hand_overs
from penstock.rendering.places import place
from penstock.rendering.secrets import mask
from penstock.rendering.text import one_line
from penstock.rendering.tree import pipeline_schedule

_ARROWS = {"writes": "writes ->", "reads": "reads <-", "checks": "checks"}


def render_estate_tree(pipelines: Sequence[PipelineView]) -> str:
    """Tell of each pipeline when it runs, for whom it waits, and what it shares; those that are awaited come first."""
    graphs = [Graph.of(mask(item.definition).definition) for item in pipelines]
    passed = _passed(pipelines, graphs)
    below = tuple(
        Branch(
            ": ".join(text for text in (one_line(pipelines[number].name), pipeline_schedule(graphs[number])) if text),
            (*_waits(pipelines, number), *_tables(pipelines, number), *passed[number], *_success(pipelines, number)),
        )
        for number in _order(pipelines)
    )
    count = len(pipelines)
    return "\n".join(draw(Branch(f"{count} pipeline{'' if count == 1 else 's'}", below))) + "\n"


def _order(pipelines: Sequence[PipelineView]) -> list[int]:
    """The pipelines, each after those for which it waits; what stands in a circle comes last."""
    names = {item.name for item in pipelines}
    done: set[str] = set()
    order: list[int] = []
    left = list(range(len(pipelines)))
    while left:
        ready = [
            number
            for number in left
            if all(item.pipeline in done or item.pipeline not in names for item in pipelines[number].awaits)
        ]
        for number in ready or left:
            order.append(number)
            done.add(pipelines[number].name)
        left = [number for number in left if number not in (ready or left)]
    return order


def _waits(pipelines: Sequence[PipelineView], number: int) -> Iterator[Branch]:
    known = {item.name: item for item in pipelines}
    for awaited in pipelines[number].awaits:
        other = known.get(awaited.pipeline)
        doubt = "does not exist" if other is None else "" if other.success else "never tells that it has succeeded"
        notes = "; ".join(text for text in (awaited.note, doubt) if text)
        yield Branch(f"waits for: {one_line(awaited.pipeline)}" + (f" ({one_line(notes)})" if notes else ""))


def _tables(pipelines: Sequence[PipelineView], number: int) -> Iterator[Branch]:
    uses: dict[tuple[str, str], list[UsesTable]] = {}
    for use in pipelines[number].tables:
        uses.setdefault((use.how, use.key), []).append(use)
    for (how, key), found in uses.items():
        steps = ", ".join(dict.fromkeys(use.step for use in found))
        others = [
            f"{'also ' if how == 'writes' else ''}written by {item.name}"
            for item in pipelines
            if item is not pipelines[number] and any(use.key == key and use.how == "writes" for use in item.tables)
        ]
        yield Branch(one_line(f"{_ARROWS[how]} table {found[0].table}: {'; '.join((steps, *others))}"))


def _passed(pipelines: Sequence[PipelineView], graphs: Sequence[Graph]) -> list[list[Branch]]:
    """What each pipeline gives to others, and takes from them, by S3 or as a data node."""
    branches: list[list[Branch]] = [[] for _ in pipelines]
    for item in hand_overs(graphs):
        where = place(graphs[item.source], item.written)
        branches[item.source].append(Branch(one_line(f"gives {pipelines[item.target].name} -> {where}")))
        branches[item.target].append(Branch(one_line(f"takes from {pipelines[item.source].name} <- {where}")))
    return branches


def _success(pipelines: Sequence[PipelineView], number: int) -> Iterator[Branch]:
    own = pipelines[number]
    users = [item.name for item in pipelines if any(awaited.pipeline == own.name for awaited in item.awaits)]
    if own.success:
        told = f", for which {', '.join(users)} wait{'s' if len(users) == 1 else ''}" if users else ""
        yield Branch(one_line(f"marks its success{told}"))
