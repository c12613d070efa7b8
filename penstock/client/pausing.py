"""Which components can be paused, and which are.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetStatus.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from penstock.client.graph import Graph
from penstock.client.names import UnknownNameError
from penstock.client.objects import describe

_PAUSED = "PAUSED"


def paused(client: Any, pipeline_id: str, graph: Graph) -> tuple[str, ...]:
    """The ids of the components that are paused, in the order of the definition."""
    found = describe(client, pipeline_id, list(graph.objects))
    return tuple(item.id for item in found if item.string("@status") == _PAUSED)


def chosen(graph: Graph, names: Sequence[str], otherwise: Sequence[str]) -> tuple[str, ...]:
    """The named components, or others where none is named.

    Raises:
        UnknownNameError: for a name that the definition does not have, or that has no runs.
    """
    for name in names:
        if name not in graph.objects:
            raise UnknownNameError("object with runs", name, graph.objects)
    return tuple(dict.fromkeys(names or otherwise))
