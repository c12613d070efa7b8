"""Estates of specs that are written in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.estate import Estate, check_estate, read_estate
from penstock.specs.folder import load_all

TABLES = {
    "visits": "CREATE TABLE visits (id INT, PRIMARY KEY (id));",
    "web.visits": "CREATE TABLE web.visits (id INT, PRIMARY KEY (id));",
    "orders": "CREATE TABLE orders (id INT, PRIMARY KEY (id));",
    "public.orders": "CREATE TABLE public.orders (id INT, PRIMARY KEY (id));",
}
DAILY = "{every: 1 day, start: 2026-01-01}"
Told = list[tuple[str, str, str, str]]
"""Findings: id, severity, message, and FILE:LINE:COLUMN."""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Some tables."""
    folder = tmp_path / "assets" / "tables"
    folder.mkdir(parents=True)
    for name, ddl in TABLES.items():
        (folder / f"{name}.sql").write_text(ddl, encoding="utf-8")
    return folder.parent


@pytest.fixture
def write(tmp_path: Path, assets: Path) -> Callable[..., list[Path]]:
    """Write specs, NAME=text of its steps; `schedules` has those that are not daily from 2026-01-01 on."""

    def make(schedules: dict[str, str] | None = None, **specs: str) -> list[Path]:
        paths = []
        for name, text in specs.items():
            path = tmp_path / "etl_specs" / f"{name}.yaml"
            path.parent.mkdir(exist_ok=True)
            schedule = (schedules or {}).get(name, DAILY)
            steps = "".join(f"  {line}\n" for line in dedent(text).strip().splitlines())
            path.write_text(f"name: {name}\nschedule: {schedule}\nsteps:\n{steps}", encoding="utf-8")
            paths.append(path)
        return paths

    return make


@pytest.fixture
def estate(write: Callable[..., list[Path]], assets: Path) -> Callable[..., Estate]:
    """Write specs and look at them."""

    def make(schedules: dict[str, str] | None = None, **specs: str) -> Estate:
        loaded = load_all(write(schedules, **specs), assets)
        return read_estate(loaded.specs, loaded.broken, assets)

    return make


@pytest.fixture
def told(estate: Callable[..., Estate]) -> Callable[..., Told]:
    """What is found in specs."""

    def find(schedules: dict[str, str] | None = None, **specs: str) -> Told:
        return [_told(item) for item in check_estate(estate(schedules, **specs))]

    return find


def _told(item: Diagnostic) -> tuple[str, str, str, str]:
    assert item.location is not None
    place = f"{item.location.path.stem}:{item.location.line}:{item.location.column}"
    return item.id, item.severity.value, item.message, place
