"""Tables that the steps of a project fill count like those of Penstock's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from penstock.specs.plugins import project

STEP = """\
from typing import Literal

from penstock.objects import ShellCommandActivity
from penstock.steps import ActivityStep
from penstock.steps.context import StepContext, StepResult


class Fetch(ActivityStep):
    RUNS_ON = ("ec2-instance",)
    TABLES_WRITTEN = ("table",)

    type: Literal["fetch"]
    table: str

    def compile(self, context: StepContext) -> StepResult:
        return StepResult(activity=ShellCommandActivity(self.name, command="true", **context.place(self.runs_on)))
"""


@pytest.fixture
def fetch(tmp_path: Path) -> Iterator[None]:
    """A step of the project that fills a table."""
    modules = set(sys.modules)
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "fetch.py").write_text(STEP, encoding="utf-8")
    yield
    for name in set(sys.modules) - modules:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
    project._plugins.cache_clear()


@pytest.mark.usefixtures("fetch")
def test_a_table_that_a_custom_step_fills_is_loaded(told: Any, estate: Any) -> None:
    """So a check of it has something to check, also while the spec has an error."""
    load = "- {type: fetch, table: visits}"
    check = "- {type: check-primary-key, table: visits}"

    assert [item.table for item in estate(load=load).pipelines["load"].written] == ["visits"]
    assert told(load=load, check=check) == []
    assert told(load=f"{load}\n- {{type: nothing}}", check=check) == []
    assert [id_ for id_, *_ in told(load="- {type: run-shell, command: 'true'}", check=check)] == ["PS506"]


@pytest.mark.usefixtures("fetch")
def test_two_pipelines_that_fill_one_table(told: Any) -> None:
    """One of them with a custom step."""
    found = told(
        a="- {type: fetch, table: visits}", b="- {type: run-shell, command: 'true'}\n- {type: fetch, table: visits}"
    )
    assert {id_ for id_, *_ in found} == {"PS505"}
