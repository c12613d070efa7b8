"""What depends on what in a definition: the order of commands, and what a cascade reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from penstock.definition.api_form import from_api
from penstock.definition.inheritance import effective
from penstock.definition.wire import WireDefinition, WireObject

_RESOURCES = frozenset({"Ec2Resource", "EmrCluster"})
_PRECONDITIONS = frozenset(
    {
        "DynamoDBDataExists",
        "DynamoDBTableExists",
        "Exists",
        "S3KeyExists",
        "S3PrefixNotEmpty",
        "ShellCommandPrecondition",
    }
)


def is_activity(kind: str | None) -> bool:
    """Whether objects of the type do work."""
    return kind is not None and kind.endswith("Activity")


def is_scheduled(kind: str | None) -> bool:
    """Whether objects of the type have instances of their own: activities, data nodes and resources."""
    return is_activity(kind) or (kind is not None and (kind.endswith("DataNode") or kind in _RESOURCES))


def is_runnable(kind: str | None) -> bool:
    """Whether objects of the type have instances: preconditions have them beside those above."""
    return is_scheduled(kind) or kind in _PRECONDITIONS


@dataclass(frozen=True, slots=True)
class Graph:
    """The runnable objects of a definition, by id and in its order, each with all that it inherits."""

    objects: Mapping[str, WireObject]

    def activities(self) -> tuple[str, ...]:
        """The ids of the activities."""
        return tuple(id_ for id_, item in self.objects.items() if is_activity(item.type))

    def producers(self, id_: str) -> tuple[str, ...]:
        """What an object waits for: inputs, dependsOn, preconditions, its resource; of a data node, who writes it."""
        item = self.objects[id_]
        keys = ("precondition", "runsOn", "dependsOn", *(("input",) if is_activity(item.type) else ()))
        found = [name for key in keys for name in item.references(key)]
        if not is_activity(item.type):
            found += [other for other in self.activities() if id_ in self.objects[other].references("output")]
        return tuple(name for name in dict.fromkeys(found) if name in self.objects and name != id_)

    def ordered(self) -> tuple[str, ...]:
        """All ids, each after what it waits for; what waits in a circle stands where it is met."""
        done: dict[str, None] = {}
        started: set[str] = set()
        for first in self.objects:
            path = [first]
            while path:
                current = path[-1]
                started.add(current)
                ahead = next((name for name in self.producers(current) if name not in started), None)
                if ahead is None:
                    done[path.pop()] = None
                else:
                    path.append(ahead)
        return tuple(done)

    def downstream(self, ids: Iterable[str]) -> frozenset[str]:
        """All that waits for one of these, directly or not; resources and preconditions wait for nothing."""
        users: dict[str, list[str]] = {}
        for id_ in self.objects:
            for name in self.producers(id_):
                users.setdefault(name, []).append(id_)
        given = list(ids)
        found: set[str] = set()
        while given:
            for user in users.get(given.pop(), ()):
                if user not in found:
                    found.add(user)
                    given.append(user)
        return frozenset(found)


def graph_of(definition: WireDefinition) -> Graph:
    """The graph of a definition."""
    objects = {item.id: effective(definition, item) for item in definition}
    return Graph({id_: item for id_, item in objects.items() if is_runnable(item.type)})


def fetch_graph(client: Any, pipeline_id: str) -> Graph:
    """The graph of the definition that a pipeline has now.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
    """
    return graph_of(from_api(client.get_pipeline_definition(pipelineId=pipeline_id)))
