"""Scheduled starts from ids."""

from __future__ import annotations

from typing import Any

from penstock.client.starts import scheduled_starts

MAY = "2026-05-01T06:00:00"


def test_ids_tell_them(client: Any) -> None:
    """Nobody is asked."""
    ids = [f"@load_{MAY}", f"@my_step.x_{MAY}", "@load_2026-05-02T06:00:00"]
    assert scheduled_starts(client, "df-1", ids) == {MAY, "2026-05-02T06:00:00"}
    assert client.calls == []


def test_others_are_asked_for(client: Any) -> None:
    """The form of ids is only known from examples."""
    client.add("INSTANCE", "@odd", ("@scheduledStartTime", "2026-05-03T06:00:00"))
    assert scheduled_starts(client, "df-1", ["@odd", f"@load_{MAY}"]) == {MAY, "2026-05-03T06:00:00"}
