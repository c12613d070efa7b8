"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# CDK's linter costs two seconds a template; tests/stacks/test_app.py runs the whole app with it on.
os.environ["CDK_VALIDATION"] = "false"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return Path(__file__).parent.parent
