"""Files with definitions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.specs.document import Document, read_document


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Read a value as JSON, or a text as YAML."""

    def reader(content: Any) -> Document:
        is_text = isinstance(content, str)
        path = tmp_path / ("definition.yaml" if is_text else "definition.json")
        path.write_text(content if is_text else json.dumps(content, indent=1), encoding="utf-8")
        return read_document(path, intrinsics=True)

    return reader
