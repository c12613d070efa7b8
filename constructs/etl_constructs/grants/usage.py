"""Which activities of a definition read and write a data node."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Activity, DataNode


def readers(node: DataNode, definition: PipelineDefinition) -> Iterator[Activity]:
    """Yield the activities that the node is an input of."""
    for item in definition.objects:
        if isinstance(item, Activity) and any(data.id == node.id for data in item.input or ()):
            yield item


def writers(node: DataNode, definition: PipelineDefinition) -> Iterator[Activity]:
    """Yield the activities that the node is an output of."""
    for item in definition.objects:
        if isinstance(item, Activity) and any(data.id == node.id for data in item.output or ()):
            yield item
