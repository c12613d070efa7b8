"""Activating and deactivating."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from penstock.client.activation import activate, deactivate
from tests.client.service import daily


def _state(live: Any, id_: str) -> str:
    (item,) = live.client.describe_pipelines(pipelineIds=[id_])["pipelineDescriptionList"]
    return next(field["stringValue"] for field in item["fields"] if field["key"] == "@pipelineState")


def test_from_a_time_on(live: Any) -> None:
    """Without it the service refuses a start in the past; earlier intervals are skipped."""
    id_ = live.put(daily(3, start="2026-11-21T00:00:00"))
    with pytest.raises(ClientError, match="more than one day in the past"):
        activate(live.client, id_)
    activate(live.client, id_, start=datetime(2026, 11, 23, tzinfo=UTC))
    assert {name[1:]: status for name, status in live.statuses(id_).items() if name.startswith("@load")} == {
        "load_2026-11-21T00:00:00": "SKIPPED",
        "load_2026-11-22T00:00:00": "SKIPPED",
        "load_2026-11-23T00:00:00": "WAITING_FOR_RUNNER",
    }


def test_values_of_parameters(live: Any) -> None:
    """They replace those of the definition."""
    definition = daily()
    definition["objects"][3]["command"] = "echo #{myWord}"
    definition["parameters"] = [{"id": "myWord", "type": "String"}]
    definition["values"] = {"myWord": "old"}
    id_ = live.put(definition)
    activate(live.client, id_, values=[("myWord", "new")])
    reply = live.client.get_pipeline_definition(pipelineId=id_)
    assert reply["parameterValues"] == [{"id": "myWord", "stringValue": "new"}]


@pytest.mark.parametrize(("cancel", "status"), [(True, "CANCELED"), (False, "RUNNING")])
def test_deactivating(live: Any, cancel: bool, status: str) -> None:
    """What runs is cancelled, or comes to its end."""
    id_ = live.deploy(daily(2))
    live.take()
    deactivate(live.client, id_, cancel_active=cancel)
    assert live.statuses(id_)["@load_2026-11-24T03:00:00"] == status
    assert _state(live, id_) == ("INACTIVE" if cancel else "DEACTIVATING")
    activate(live.client, id_)
    assert _state(live, id_) == "SCHEDULED"
