"""A context for checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checkup.result import Context
from penstock.cli.project import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one spec."""
    (tmp_path / "etl_specs").mkdir()
    (tmp_path / "etl_specs" / "visits.yaml").write_text("name: visits\n")
    return tmp_path


@pytest.fixture
def context(folder: Path) -> Callable[..., Context]:
    """Make a context, by default of that project, without any settings."""

    def make(*, environment: dict[str, str] | None = None, **others: Any) -> Context:
        settings = {"AWS_EC2_METADATA_DISABLED": "true"} | (environment or {})
        return Context(**{"project": Project(folder), "environment": settings, "calls_aws": True} | others)

    return make


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The process has no AWS settings, and the home folder has none."""
    import os

    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
