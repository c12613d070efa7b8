"""The flow of data as a Mermaid flowchart, which GitHub shows in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, count

from penstock.definition.wire import WireDefinition
from penstock.rendering.about import NOTHING_MORE, About
from penstock.rendering.flowchart import MISSING, Drawing, draw, subgraph
from penstock.rendering.graph import Graph, Item
from penstock.rendering.mermaid_text import front_matter
from penstock.rendering.places import shared_place
from penstock.rendering.secrets import mask
from penstock.rendering.tree import pipeline_schedule


def render_mermaid(definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
    """Draw data nodes, activities on what they run on, preconditions, and what waits for what.

    Args:
        definition: any definition, however broken.
        title: the pipeline's name.
        about: what else is known of it; it is not shown.
    """
    del about  # a title of several lines would be cut
    graph = Graph.of(mask(definition).definition)
    drawing = draw(graph, count(1))
    return front_matter(_headline(graph, title)) + _chart(drawing.lines)


def render_estate(pipelines: Sequence[tuple[str, WireDefinition]]) -> str:
    """Draw several pipelines, (title, definition), in one flowchart; thick edges join what has the same place.

    An edge leads from what one pipeline writes to what another reads, by the same S3 path or table. Texts are compared
    as they are written, so the same place in other words is not found.
    """
    numbers = count(1)
    graphs = [Graph.of(mask(definition).definition) for _, definition in pipelines]
    drawings = [draw(graph, numbers) for graph in graphs]
    lines: list[str] = []
    for (title, _), graph, drawing in zip(pipelines, graphs, drawings, strict=True):
        lines.extend(subgraph(f"g{next(numbers)}", _headline(graph, title), drawing.lines))
    lines.extend(_joints(graphs, drawings))
    return _chart(lines)


def _chart(lines: Sequence[str]) -> str:
    missing = (MISSING,) if any(line.endswith(":::missing") for line in lines) else ()
    return "\n".join(["flowchart LR", *(f"  {line}" for line in (*lines, *missing))]) + "\n"


def _headline(graph: Graph, title: str) -> str:
    schedule = pipeline_schedule(graph)
    return f"{title}: {schedule}" if schedule else title


def _joints(graphs: Sequence[Graph], drawings: Sequence[Drawing]) -> Iterator[str]:
    for one, other in combinations(range(len(graphs)), 2):
        for source, target in ((one, other), (other, one)):
            for written in _nodes(graphs[source], "output"):
                where = shared_place(graphs[source], written)
                for read in _nodes(graphs[target], "input"):
                    if where and where == shared_place(graphs[target], read):
                        yield f"{drawings[source].nodes[written.id]} ==> {drawings[target].nodes[read.id]}"


def _nodes(graph: Graph, key: str) -> tuple[Item, ...]:
    """The data nodes that activities read or write, each once."""
    found = {node.id: node for item in graph.family("Activity") for node in graph.targets(item, key)}
    return tuple(found.values())
