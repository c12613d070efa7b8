"""The registry of checks."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from penstock.estate import Estate, check_estate, checks

LOGS = "- {type: extract-from-s3, name: logs, path: logs/}"


def test_every_check_is_registered() -> None:
    """Each file, once."""
    assert sorted(checks.CHECKS) == sorted(path.stem for path in Path(checks.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize(
    ("steps", "needed", "ids"),
    [
        (LOGS, [], []),
        (
            "- {type: wait-for-pipelines, pipelines: [visits]}",
            ["awaited_pipelines", "awaited_intervals", "cycles"],
            ["PS501"],
        ),
        ("- {type: reload-table, table: orders, source: visits}", ["shared_tables"], []),
        (
            "- {type: check-freshness, table: orders, no_older_than: 1 day}",
            ["unloaded_tables", "unnoted_loads"],
            ["PS506"],
        ),
    ],
)
def test_checks_are_imported_when_pipelines_have_what_they_are_about(
    estate: Callable[..., Estate], monkeypatch: pytest.MonkeyPatch, steps: str, needed: list[str], ids: list[str]
) -> None:
    """Pipelines that wait for nobody, and name no table, have nothing to do with each other."""
    imported: list[str] = []

    def note(name: str) -> object:
        imported.append(name.rpartition(".")[2])
        return import_module(name)

    monkeypatch.setattr(checks, "import_module", note)

    assert [item.id for item in check_estate(estate(a=steps, b=LOGS))] == ids
    assert imported == needed
