"""JSON for programs: one document on standard output, and nothing beside it."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from penstock.client.runs import InstanceView, RunView


def print_json(value: object) -> None:
    """Print a document; dataclasses are objects with their attributes."""
    print(json.dumps(_plain(value), indent=2, ensure_ascii=False))


def instance_json(item: InstanceView) -> dict[str, Any]:
    """One instance."""
    return {
        "id": item.id,
        "object": item.component,
        "type": item.kind,
        "status": item.status,
        "scheduled_start": item.scheduled_start,
        "started": item.started,
        "ended": item.ended,
        "attempts": item.attempts,
        "waiting_on": item.waiting_on,
        "reason": item.reason,
    }


def run_json(run: RunView) -> dict[str, Any]:
    """One run with its instances."""
    return {
        "scheduled_start": run.scheduled_start,
        "state": run.state,
        "instances": [instance_json(item) for item in run.instances],
    }


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
