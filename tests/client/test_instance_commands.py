"""SetStatus in portions."""

from __future__ import annotations

from typing import Any

from penstock.client.instance_commands import InstanceCommand, set_status
from penstock.client.statuses import OPEN, TERMINAL


def test_many_ids_are_sent_in_portions() -> None:
    """In their order; somebody is told how far it is."""

    class Client:
        sent: list[tuple[str, str, list[str]]] = []  # noqa: RUF012

        def set_status(self, *, pipelineId: str, objectIds: list[str], status: str) -> None:  # noqa: N803
            """Keep them."""
            self.sent.append((pipelineId, status, objectIds))

    ids = [f"@a{number}" for number in range(230)]
    told: list[tuple[int, int]] = []
    set_status(Client(), "df-1", ids, "RERUN", lambda done, total: told.append((done, total)))
    assert [(pipeline, status) for pipeline, status, _ in Client.sent] == [("df-1", "RERUN")] * 3
    assert [name for _, _, part in Client.sent for name in part] == ids
    assert told == [(100, 230), (200, 230), (230, 230)]


def test_each_command_fits_its_statuses() -> None:
    """What is not over cannot be rerun, what is over cannot be cancelled."""
    assert not InstanceCommand.RERUN.named & OPEN
    assert not InstanceCommand.CANCEL.named & TERMINAL
    for command in (InstanceCommand.RERUN, InstanceCommand.CANCEL, InstanceCommand.MARK_FINISHED):
        assert command.unnamed <= command.named
        assert "SKIPPED" not in command.named


def test_the_service_knows_the_words(live: Any) -> None:
    """An unknown one is refused, and these are not."""
    from tests.client.service import daily, failing

    id_ = live.deploy(daily(2))
    live.work(failing("load"))
    for command, name, status in (
        (InstanceCommand.RERUN, "load", "WAITING_FOR_RUNNER"),
        (InstanceCommand.CANCEL, "load", "CANCELED"),
        (InstanceCommand.MARK_FINISHED, "load", "FINISHED"),
    ):
        set_status(live.client, id_, [f"@{name}_2026-11-24T03:00:00"], command.status)
        assert live.statuses(id_)[f"@{name}_2026-11-24T03:00:00"] == status
