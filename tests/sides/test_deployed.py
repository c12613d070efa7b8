"""Pipelines that are deployed on the local service, as the service tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.changes import Naming, PipelineState, Status, Verdict, compare
from penstock.client.deploy import deploy
from penstock.compiler import compile_loaded
from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.environments import Connections, WarehouseSettings
from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import DataPipelineService, Pace
from penstock.local.deployment import LocalDeployment
from penstock.sides.deployed import deployed_state
from penstock.sides.file import file_state
from penstock.specs.loader import load_spec

CONNECTIONS = Connections(
    warehouse=WarehouseSettings(cluster_id="dwh", database="analytics", username="etl", secret="unused")
)
SCHEDULE = {"id": "Daily", "type": "Schedule", "period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME"}
WORK = {"id": "A", "type": "ShellCommandActivity", "command": "true", "workerGroup": "w", "schedule": {"ref": "Daily"}}
ONCE = from_cli({"objects": [{"id": "Default", "scheduleType": "cron"}, SCHEDULE | {"occurrences": "1"}, WORK]})


class Client:
    """What boto3's client is, on a service in this process."""

    def __init__(self, service: DataPipelineService) -> None:
        self.service = service

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        operation = "".join(part.capitalize() for part in name.split("_"))
        return lambda **arguments: self.service.handle(operation, arguments)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A client of an empty service."""
    clock = VirtualClock(datetime(2026, 11, 24, 3, 0, 0, tzinfo=UTC))
    notify: Any = None  # nothing raises an alarm here
    service = DataPipelineService(store_path=tmp_path / "s.sqlite", clock=clock, pace=Pace.LAPTOP, notify=notify)
    yield Client(service)
    service.close()


def test_what_penstock_run_deploys(root: Path, client: Client) -> None:
    """The spec finds itself unchanged, and a change of it changed."""
    path = root / "etl_specs" / "clickstream.yaml"
    loaded = load_spec(path, root / "assets")
    local = compile_loaded(loaded, LocalDeployment(loaded.spec.name, CONNECTIONS)).to_wire()
    pipeline_id = deploy(
        client, name=loaded.spec.name, unique_id="u", description=loaded.spec.description, definition=local
    )
    old = deployed_state(client, pipeline_id)
    assert (old.name, old.tags, old.naming, old.status) == ("clickstream", {}, Naming.PHYSICAL, Status.ACTIVATED)
    changes = compare(old, file_state(path, root / "assets", CONNECTIONS))
    assert changes.entries == ()
    assert changes.verdict is Verdict.NONE
    other = Connections(
        warehouse=WarehouseSettings(cluster_id="other", database="analytics", username="etl", secret="unused")
    )
    (found,) = compare(old, file_state(path, root / "assets", other)).entries
    assert (found.difference.id, found.difference.field) == ("Warehouse", "clusterId")


def _create(client: Client, **about: Any) -> str:
    return str(client.create_pipeline(name="p", uniqueId="p", **about)["pipelineId"])


def test_a_pipeline_that_was_never_activated(client: Client) -> None:
    """The latest definition counts, and nothing would be refused."""
    pipeline_id = _create(client, description="d", tags=[{"key": "a", "value": "b"}, {"key": "aws:x", "value": "y"}])
    client.put_pipeline_definition(pipelineId=pipeline_id, **to_api(ONCE))
    assert deployed_state(client, pipeline_id) == PipelineState(ONCE, "p", "d", tags={"a": "b"}, status=Status.PENDING)


def test_the_active_definition_counts(client: Client) -> None:
    """Not one that was put after the activation, which may have been refused."""
    pipeline_id = _create(client)
    client.put_pipeline_definition(pipelineId=pipeline_id, **to_api(ONCE))
    client.activate_pipeline(pipelineId=pipeline_id)
    other = from_cli({"objects": [SCHEDULE, WORK | {"command": "date"}]})
    client.put_pipeline_definition(pipelineId=pipeline_id, **to_api(other))
    assert deployed_state(client, pipeline_id) == PipelineState(ONCE, "p", "", tags={}, status=Status.ACTIVATED)


def test_a_finished_pipeline(client: Client) -> None:
    """It takes no changes any more."""
    about = {
        "name": "p",
        "fields": [{"key": "@pipelineState", "stringValue": "FINISHED"}, {"key": "other", "refValue": "x"}],
    }
    runtime = {"key": "@version", "stringValue": "3"}
    reply = {"pipelineObjects": [{"id": "A", "name": "A", "fields": [runtime, {"key": "x", "stringValue": "1"}]}]}

    class Told:
        def describe_pipelines(self, **_: Any) -> Any:
            return {"pipelineDescriptionList": [about]}

        def get_pipeline_definition(self, *, pipelineId: str, version: str) -> Any:  # noqa: N803 - boto3's names
            assert (pipelineId, version) == ("df-1", "active")
            return reply

    expected = from_cli({"objects": [{"id": "A", "x": "1"}]})
    assert deployed_state(Told(), "df-1") == PipelineState(expected, "p", "", tags={}, status=Status.FINISHED)
