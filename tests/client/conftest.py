"""A small fake of the Data Pipeline client, which pages and refuses as the service does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.client.service import Live

MOST_IDS = 25
"""https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_DescribeObjects.html"""


def _object(id_: str, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """An object of the API; `->x` is a reference to x."""
    fields = [
        {"key": key, "refValue": value[2:]} if value.startswith("->") else {"key": key, "stringValue": value}
        for key, value in pairs
    ]
    return {"id": id_, "name": id_, "fields": fields}


@dataclass
class FakeClient:
    """Holds what the service would say, and notes what it was asked.

    Attributes:
        definition: ids of the definition's objects, in order.
        spheres: objects by sphere.
        pipelines: (id, name) of each pipeline.
        evaluated: objects with their expressions evaluated, by id.
        page: how many items a page has.
        calls: (operation, arguments) in order.
    """

    definition: list[str] = field(default_factory=list)
    spheres: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"INSTANCE": [], "ATTEMPT": []})
    pipelines: list[tuple[str, str]] = field(default_factory=list)
    evaluated: dict[str, dict[str, Any]] = field(default_factory=dict)
    page: int = 7
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def add(self, sphere: str, id_: str, *pairs: tuple[str, str]) -> None:
        """Add an object."""
        self.spheres[sphere].append(_object(id_, pairs))

    def add_instance(self, component: str, start: str, status: str, *pairs: tuple[str, str]) -> str:
        """Add an instance and return its id."""
        id_ = f"@{component}_{start}"
        self.add(
            "INSTANCE",
            id_,
            ("@componentParent", f"->{component}"),
            ("@scheduledStartTime", start),
            ("@status", status),
            *pairs,
        )
        return id_

    def evaluate(self, id_: str, *pairs: tuple[str, str]) -> None:
        """Say what an object is once its expressions are evaluated."""
        self.evaluated[id_] = _object(id_, pairs)

    def get_pipeline_definition(self, **arguments: Any) -> dict[str, Any]:
        """GetPipelineDefinition."""
        self.calls.append(("get_pipeline_definition", arguments))
        return {"pipelineObjects": [_object(id_, ()) for id_ in self.definition]}

    def describe_objects(self, **arguments: Any) -> dict[str, Any]:
        """DescribeObjects with evaluated expressions."""
        self.calls.append(("describe_objects", arguments))
        assert arguments["evaluateExpressions"] is True
        return {"pipelineObjects": [self.evaluated[id_] for id_ in arguments["objectIds"]], "hasMoreResults": False}

    def get_paginator(self, operation: str) -> FakePaginator:
        """A paginator."""
        return FakePaginator(self, operation)


@dataclass
class FakePaginator:
    """Cuts what there is into pages; a last page is empty, as the service may send."""

    client: FakeClient
    operation: str

    def paginate(self, **arguments: Any) -> Iterator[dict[str, Any]]:
        """Yield the pages."""
        self.client.calls.append((self.operation, arguments))
        key, items = self._found(**arguments)
        for first in range(0, len(items), self.client.page):
            yield {key: items[first : first + self.client.page]}
        yield {key: []}

    def _found(self, **arguments: Any) -> tuple[str, list[Any]]:
        client = self.client
        match self.operation:
            case "list_pipelines":
                return "pipelineIdList", [{"id": id_, "name": name} for id_, name in client.pipelines]
            case "query_objects":
                return "ids", [item["id"] for item in client.spheres[arguments["sphere"]]]
            case "describe_objects":
                ids = arguments["objectIds"]
                assert 1 <= len(ids) <= MOST_IDS
                every = [item for items in client.spheres.values() for item in items]
                return "pipelineObjects", [item for item in every if item["id"] in ids]
        raise AssertionError(self.operation)


@pytest.fixture
def client() -> FakeClient:
    """A service with no pipeline."""
    return FakeClient()


@pytest.fixture
def make_client() -> Callable[[], FakeClient]:
    """Make more such services."""
    return FakeClient


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The real local service."""
    service = Live(tmp_path)
    yield service
    service.close()
