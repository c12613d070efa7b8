"""A definition as nodes and edges of a Mermaid flowchart.

https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from penstock.rendering.graph import Graph, Item
from penstock.rendering.mermaid_text import label
from penstock.rendering.places import place
from penstock.rendering.text import one_line

_SHAPES = {"DataNode": ("[(", ")]"), "Precondition": ("{", "}"), "Resource": ("{{", "}}"), "Activity": ("[", "]")}
_OTHER_SHAPE = ("(", ")")
_EDGES = {"input": "-->", "output": "-->", "dependsOn": "-.->", "precondition": "-.->"}
"""Data flows along solid edges; what is dotted is waited for."""
MISSING = "classDef missing stroke-dasharray: 5 5"
"""How `missing` nodes look: what is referred to, and does not exist."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of a flowchart.

    Attributes:
        lines: its nodes, those that run on the same resource together, and then its edges.
        nodes: the Mermaid ids of the objects that it shows, by their own.
    """

    lines: tuple[str, ...]
    nodes: Mapping[str, str]


def draw(graph: Graph, numbers: Iterator[int]) -> Drawing:
    """Draw a definition; `numbers` gives the Mermaid ids, which are unique in a diagram, where nothing else is."""
    edges = tuple(dict.fromkeys(_edges(graph)))
    ends = {end for edge in edges for end in (edge[0], edge[2])}
    shown = [
        item for item in graph.items if graph.by_id[item.id] is item and (item.id in ends or _stands_alone(graph, item))
    ]
    missing = [end for edge in edges for end in (edge[0], edge[2]) if end not in graph.by_id]
    nodes = {object_id: f"n{next(numbers)}" for object_id in (*(item.id for item in shown), *dict.fromkeys(missing))}
    lines: list[str] = []
    hosts: dict[str, list[Item]] = {}
    for item in shown:
        hosts.setdefault(_host(graph, item), []).append(item)
    for host, items in hosts.items():
        statements = [_node(graph, item, nodes[item.id]) for item in items]
        lines.extend(subgraph(f"g{next(numbers)}", host, statements) if host else statements)
    lines.extend(
        f"{nodes[object_id]}[{label((object_id, 'does not exist'))}]:::missing" for object_id in dict.fromkeys(missing)
    )
    lines.extend(f"{nodes[start]} {arrow} {nodes[end]}" for start, arrow, end in edges)
    return Drawing(tuple(lines), nodes)


def _edges(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for item in graph.items:
        for field in item.fields:
            if field.is_reference and field.key in _EDGES:
                ends = (item.id, field.value) if field.key == "output" else (field.value, item.id)
                yield ends[0], _EDGES[field.key], ends[1]


def _stands_alone(graph: Graph, item: Item) -> bool:
    """Whether an object is shown even without an edge; resources are, where nothing runs on them."""
    if item.family == "Resource":
        return item.id not in graph.referred
    return item.family in _SHAPES


def _host(graph: Graph, item: Item) -> str:
    """Where an activity runs; empty for everything else, and where that is not said."""
    if item.family != "Activity":
        return ""
    resources = ", ".join(graph.target_title(field) for field in item.get("runsOn"))
    group = item.text("workerGroup")
    return resources or (f"worker group {group}" if group else "")


def _node(graph: Graph, item: Item, name: str) -> str:
    opening, closing = _SHAPES.get(item.family, _OTHER_SHAPE)
    # A diamond grows with its text in both directions, so it has no path.
    where = place(graph, item) if item.family == "DataNode" else ""
    text = label((item.label, where or (one_line(item.type) if item.type else "no type")))
    return f"{name}{opening}{text}{closing}"


def subgraph(name: str, title: str, statements: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a frame around statements."""
    yield f"subgraph {name}[{label((title,), most=120)}]"
    yield from (f"  {statement}" for statement in statements)
    yield "end"
