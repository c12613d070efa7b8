"""Two sides to compare, made of the CLI's form."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from penstock.changes import Change, PipelineState, compare
from penstock.definition.cli_form import from_cli

Objects = dict[str, dict[str, Any]]


@pytest.fixture
def objects() -> Objects:
    """Objects by id: a schedule that inherits its period, and two activities, the second after the first."""
    return {
        "Default": {"schedule": {"ref": "Daily"}, "scheduleType": "cron", "role": "etl"},
        "Times": {"period": "1 day"},
        "Daily": {"type": "Schedule", "parent": {"ref": "Times"}, "startDateTime": "2026-01-01T00:00:00"},
        "First": {"type": "ShellCommandActivity", "command": "true", "workerGroup": "w"},
        "Second": {
            "type": "ShellCommandActivity",
            "command": "true",
            "scriptArgument": ["a", "b"],
            "dependsOn": {"ref": "First"},
            "output": {"ref": "Data"},
            "workerGroup": "w",
        },
        "Data": {"type": "S3DataNode", "directoryPath": "s3://b/d/", "*secret": "hush"},
    }


@pytest.fixture
def state() -> Callable[..., PipelineState]:
    """Make a state of objects by id."""

    def make(objects: Objects, *, parameters: Any = (), values: Any = (), **about: Any) -> PipelineState:
        form = {
            "objects": [{"id": key, **fields} for key, fields in objects.items()],
            "parameters": list(parameters),
            "values": dict(values),
        }
        return PipelineState(from_cli(form), **about)

    return make


@pytest.fixture
def changes(objects: Objects, state: Callable[..., PipelineState]) -> Callable[..., tuple[Change, ...]]:
    """Change the objects, and return what is found."""

    def find(change: Callable[[Objects], Any], **about: Any) -> tuple[Change, ...]:
        wanted = deepcopy(objects)
        change(wanted)
        return compare(state(objects, **about), state(wanted)).entries

    return find
