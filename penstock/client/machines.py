"""The machines of a pipeline's resources."""

from __future__ import annotations

from typing import Any

from penstock.client.graph import Graph
from penstock.client.names import UnknownNameError
from penstock.client.objects import of_components, query_ids, with_status
from penstock.client.refusal import OperationError
from penstock.client.span import EVER, Span

_RESOURCES = frozenset({"Ec2Resource", "EmrCluster"})
_LIVES = ("ACTIVATING", "CREATING", "RUNNING")


def find_machine(client: Any, pipeline_id: str, graph: Graph, name: str, span: Span = EVER) -> str:
    """The instance of a resource that runs, or is being started.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        graph: that of the pipeline's definition.
        name: id of a resource, or of an instance (`@...`), which is given back as it is.
        span: which runs.

    Raises:
        UnknownNameError: the definition has no such resource.
        OperationError: none runs, or several do.
    """
    if name.startswith("@"):
        return name
    resources = [id_ for id_, item in graph.objects.items() if item.type in _RESOURCES]
    if name not in resources:
        raise UnknownNameError("resource", name, resources, "the pipeline has none")
    selectors = [of_components([name]), with_status(_LIVES), *span.selectors()]
    found = sorted(query_ids(client, pipeline_id, "INSTANCE", selectors))
    if len(found) == 1:
        return found[0]
    if not found:
        raise OperationError(f"{name} has no machine now: it is neither running nor being started")
    raise OperationError(f"{len(found)} machines of {name} run; say which with --at, or by its id: {', '.join(found)}")
