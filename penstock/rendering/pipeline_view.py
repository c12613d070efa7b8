"""PipelineView: a definition, and what its pipeline has to do with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from penstock.definition.wire import WireDefinition
from penstock.rendering.graph import Graph, Item
from penstock.rendering.places import shared_place


@dataclass(frozen=True, slots=True)
class Awaits:
    """A pipeline waits for another one.

    Attributes:
        pipeline: the other's name.
        step: the step that waits.
        note: what is special about it, empty where nothing is.
    """

    pipeline: str
    step: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class UsesTable:
    """A step of a pipeline does something with a table of the warehouse.

    Attributes:
        table: its name as it is written.
        key: what is equal for two names of one table.
        step: the step.
        how: what it does.
    """

    table: str
    key: str
    step: str
    how: Literal["writes", "reads", "checks"]


@dataclass(frozen=True, slots=True)
class PipelineView:
    """A pipeline among others.

    Attributes:
        name: its name.
        definition: what it is.
        success: the step that tells others that it has succeeded, None where none does.
        awaits: for whom it waits.
        tables: what its steps do with tables.
    """

    name: str
    definition: WireDefinition
    success: str | None = None
    awaits: tuple[Awaits, ...] = ()
    tables: tuple[UsesTable, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """What one pipeline writes and another reads: two data nodes with the same place.

    Attributes:
        source: which pipeline writes.
        written: its data node.
        target: which pipeline reads.
        read: its data node.
    """

    source: int
    written: Item
    target: int
    read: Item


def hand_overs(graphs: Sequence[Graph]) -> Iterator[HandOver]:
    """Yield what passes between pipelines by S3 or a table; texts are compared as they are written."""
    for one, other in combinations(range(len(graphs)), 2):
        for source, target in ((one, other), (other, one)):
            for written in _nodes(graphs[source], "output"):
                where = shared_place(graphs[source], written)
                for read in _nodes(graphs[target], "input"):
                    if where and where == shared_place(graphs[target], read):
                        yield HandOver(source, written, target, read)


def _nodes(graph: Graph, key: str) -> tuple[Item, ...]:
    """The data nodes that activities read or write, each once."""
    found = {node.id: node for item in graph.family("Activity") for node in graph.targets(item, key)}
    return tuple(found.values())
