"""The other pipelines of a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.estate import Estate, check_estate, siblings
from penstock.specs.folder import load_all

DONE = "- {type: mark-success}"
COPY = "- {type: extract-from-s3, path: x/}\n- {type: copy-into-redshift, table: %s}"


def wait(name: str) -> str:
    """A step that waits for a pipeline."""
    return f"- {{type: wait-for-pipelines, pipelines: [{name}]}}"


@pytest.fixture
def look(
    write: Callable[..., list[Path]], assets: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Estate, list[str], set[str]]]:
    """Look at the first of some specs: the estate, the names of what was read besides, and the ids of its findings."""

    def run(**specs: str) -> tuple[Estate, list[str], set[str]]:
        paths = write(**specs)
        loaded = load_all(paths[:1], assets)
        read: list[str] = []
        load = siblings.load_spec

        def spy(path: Path, assets: Path) -> Any:
            read.append(path.stem)
            return load(path, assets)

        monkeypatch.setattr(siblings, "load_spec", spy)
        estate = siblings.with_siblings(loaded.specs, loaded.broken, paths, assets)
        return estate, read, {item.id for item in check_estate(estate, paths[:1])}

    return run


def test_a_pipeline_that_has_to_do_with_none(look: Any) -> None:
    """Nothing else is read."""
    estate, read, found = look(a=DONE, b=wait("a"), c=COPY % "visits")
    assert (list(estate.pipelines), read, found) == (["a"], [], set())


def test_who_writes_its_tables(look: Any) -> None:
    """Whatever the letter case; what those do else does not count."""
    _, read, found = look(a=COPY % "web.visits", b=f"{COPY % 'web.visits'}\n{wait('c')}", c=DONE, d=COPY % "orders")
    assert (read, found) == (["b", "c"], {"PS505"})


def test_who_writes_its_tables_in_a_file(look: Any, assets: Path) -> None:
    """The spec itself does not name them."""
    (assets / "sql").mkdir()
    (assets / "sql/fill.sql").write_text("INSERT INTO visits SELECT 1", encoding="utf-8")
    (assets / "sql/else.sql").write_text("INSERT INTO orders SELECT 1", encoding="utf-8")
    run = "- {type: run-sql, script: sql/%s.sql}"
    _, read, found = look(a=COPY % "visits", b=run % "fill", c=run % "else", d=run % "missing")
    assert (read, found) == (["b"], {"PS505"})


def test_for_whom_it_waits(look: Any) -> None:
    """And for whom those wait, so that circles are seen."""
    _, read, found = look(a=f"{wait('b')}\n{DONE}", b=f"{wait('c')}\n{DONE}", c=f"{wait('a')}\n{DONE}", d=DONE)
    assert (read, found) == (["b", "c"], {"PS504"})


def test_a_name_that_nobody_has(look: Any) -> None:
    """All are read, to tell what could be meant."""
    estate, read, found = look(a=wait("order"), orders=DONE, x=DONE)
    assert (sorted(read), found) == (["orders", "x"], {"PS501"})
    (finding,) = check_estate(estate)
    assert finding.help == "did you mean 'orders'?"


def test_errors_of_others_are_theirs(look: Any) -> None:
    """What can be read of them counts."""
    estate, _, found = look(a=wait("b"), b=f"- {{type: run-shell}}\n{DONE}")
    assert (list(estate.pipelines), found) == (["a", "b"], set())
    estate, _, found = look(a=wait("b"), b="- {b")
    assert (list(estate.pipelines), estate.is_complete, found) == (["a"], False, set())


def test_what_is_given_is_not_read_again(write: Any, assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However its path is written."""
    paths = write(a=wait("b"), b=DONE)
    monkeypatch.chdir(paths[0].parent)
    loaded = load_all([Path("a.yaml"), Path("b.yaml")], assets)
    estate = siblings.with_siblings(loaded.specs, loaded.broken, paths, assets)
    assert [item.document.path for item in estate.pipelines.values()] == [Path("a.yaml"), Path("b.yaml")]
