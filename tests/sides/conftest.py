"""The project's own files, and a way to write others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.changes import PipelineState
from penstock.environments import Connections, WarehouseSettings
from penstock.sides.file import file_state

CONNECTIONS = Connections(
    warehouse=WarehouseSettings(cluster_id="dwh", database="analytics", username="etl", secret="unused")
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., PipelineState]:
    """Write a file and read it: text as it is, anything else as JSON."""

    def write_and_read(content: Any, name: str = "side.json", wanted: str | None = None) -> PipelineState:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return file_state(path, tmp_path / "assets", CONNECTIONS, wanted)

    return write_and_read
