"""Pipelines that are waited for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from penstock.estate import check_estate, read_estate
from penstock.specs.folder import load_all

DONE = "- {type: mark-success}"


def wait(*names: str) -> str:
    """A step that waits for pipelines."""
    return f"- {{type: wait-for-pipelines, pipelines: [{', '.join(names)}]}}"


def test_all_is_well(told: Any) -> None:
    """Nothing is said."""
    assert told(orders=DONE, report=wait("orders")) == []


def test_a_pipeline_that_does_not_exist(estate: Any) -> None:
    """At its name, with what could be meant."""
    (found,) = check_estate(estate(orders=DONE, visits="- {type: run-shell, command: x}", report=wait("order")))
    assert (found.id, found.message) == ("PS501", "there is no pipeline 'order'")
    assert (found.allowed, found.help) == ("orders", "did you mean 'orders'?")
    assert (found.location.line, found.location.column, found.location.length) == (4, 44, 5)


def test_a_pipeline_that_does_not_tell(told: Any) -> None:
    """Each of two waits."""
    assert told(
        orders="- {type: run-shell, command: x}",
        report=wait("orders", '{pipeline: orders, interval: "#{minusDays(@scheduledStartTime, 1)}"}'),
    ) == [
        ("PS502", "error", "'orders' never tells that it has succeeded", "report:4:44"),
        ("PS502", "error", "'orders' never tells that it has succeeded", "report:4:63"),
    ]


def test_steps_in_blocks_and_sections(told: Any) -> None:
    """They are found wherever they stand."""
    block = f"- parallel:\n    - {{type: run-shell, command: x}}\n    {DONE}"
    assert told(orders=block, report=f"- parallel:\n    - {{type: run-shell, command: x}}\n    {wait('orders')}") == []


def test_a_definition_has_no_markers(estate: Any, write: Any, assets: Path, tmp_path: Path) -> None:
    """Nobody knows what it does."""
    paths = write(report=wait("old"))
    old = tmp_path / "etl_specs" / "old.yaml"
    old.write_text("kind: definition\nname: old\nobjects: [{id: Default}]\n", encoding="utf-8")
    loaded = load_all([old, *paths], assets)
    (found,) = check_estate(read_estate(loaded.specs, loaded.broken, assets))
    assert found.id == "PS502"


def test_a_spec_with_errors_exists(write: Callable[..., list[Path]], assets: Path) -> None:
    """Its own errors are told elsewhere; what others say of it is no mistake."""
    paths = write(orders=f"- {{type: run-shell}}\n{DONE}", report=wait("orders"))
    loaded = load_all(paths, assets)
    assert len(loaded.broken) == 1
    assert check_estate(read_estate(loaded.specs, loaded.broken, assets)) == ()


def test_a_file_that_cannot_be_read(write: Callable[..., list[Path]], assets: Path) -> None:
    """It may be the one that is waited for."""
    paths = write(report=wait("orders"))
    broken = paths[0].with_name("broken.yaml")
    broken.write_text("{{", encoding="utf-8")
    loaded = load_all([*paths, broken], assets)
    assert check_estate(read_estate(loaded.specs, loaded.broken, assets)) == ()
