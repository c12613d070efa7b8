"""Machines that die on command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from penstock.local.endpoint import Endpoint, Router
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.kill_machine import KillError, kill_machine
from tests.client.service import Live

DEFINITION = {
    "objects": [
        {"id": "Default", "scheduleType": "ondemand", "role": "r", "resourceRole": "r", "retryDelay": "10 minutes"},
        {"id": "M", "type": "Ec2Resource"},
        {"id": "A", "type": "ShellCommandActivity", "command": "true", "runsOn": {"ref": "M"}},
    ]
}


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The real local service."""
    service = Live(tmp_path)
    yield service
    service.close()


def test_a_machine_dies(live: Live) -> None:
    """Over the wire; a second time there is nothing to kill."""
    id_ = live.deploy(DEFINITION)
    live.take()
    (machine,) = (name for name in live.statuses(id_) if name.startswith("@M_"))
    url = live.environment["AWS_ENDPOINT_URL"]
    kill_machine(url, id_, machine)
    assert live.statuses(id_)[machine] == "CREATING"
    with pytest.raises(KillError, match=f"^'{machine}' is CREATING: it has no machine now$"):
        kill_machine(url, id_, machine)
    with pytest.raises(KillError, match="has no instance of a resource '@x'"):
        kill_machine(url, id_, "@x")


def test_another_endpoint() -> None:
    """It says that it is none of ours."""
    endpoint = Endpoint(Router({}, MotoApplication()))
    endpoint.start()
    try:
        with pytest.raises(KillError, match=r"is no local cloud of Penstock$"):
            kill_machine(endpoint.url, "df-1", "@x")
    finally:
        endpoint.stop()
