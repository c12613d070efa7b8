"""The flow of data as a Mermaid flowchart, which GitHub shows in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from penstock.definition.wire import WireDefinition
from penstock.rendering.about import NOTHING_MORE, About
from penstock.rendering.flowchart import MISSING, draw
from penstock.rendering.graph import Graph
from penstock.rendering.mermaid_text import front_matter
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
    return front_matter(headline(graph, title)) + chart(drawing.lines)


def chart(lines: Sequence[str]) -> str:
    """Make the document of a flowchart's lines."""
    missing = (MISSING,) if any(line.endswith(":::missing") for line in lines) else ()
    return "\n".join(["flowchart LR", *(f"  {line}" for line in (*lines, *missing))]) + "\n"


def headline(graph: Graph, title: str) -> str:
    """The title of a pipeline, and when it runs."""
    schedule = pipeline_schedule(graph)
    return f"{title}: {schedule}" if schedule else title
