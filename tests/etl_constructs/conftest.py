"""Fixtures for the construct library: Node is started, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from etl_constructs.node import use_bundled_node

use_bundled_node()


@pytest.fixture
def assets(root: Path) -> Path:
    """The project's own assets."""
    return root / "assets"
