"""The library of a spec, and the steps that use it."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.specs.checks.library import check

HEAD = "name: a\nlibrary: lib\nsteps:\n"


@pytest.mark.parametrize(
    "step",
    ["{type: run-shell, command: x}", "{type: nobody-knows}", "{parallel: [{type: run-sql}, {type: run-shell}]}"],
)
def test_a_library_that_is_used(view: Any, step: str) -> None:
    """Perhaps by a step of unknown type."""
    assert list(check(view(f"{HEAD}  - {step}\n"))) == []


def test_fails_where_no_step_uses_it(view: Any) -> None:
    """At the key."""
    [found] = check(view(f"{HEAD}  - {{type: run-sql, command: x}}\n"))

    assert (found.id, found.message) == ("PS204", "no step uses the library")
    assert found.location is not None
    assert (found.location.line, "run-shell" in (found.allowed or "")) == (2, True)


CASSANDRA = "type: extract-from-cassandra, runs_on: box"


def test_a_step_that_needs_a_library(view: Any) -> None:
    """A warning: its machine may have what it needs."""
    [found] = check(view(f"resources: {{box: {{type: ec2-instance}}}}\nsteps:\n  - {{{CASSANDRA}}}\n"))

    message = "extract-from-cassandra needs cassandra-driver, and there is no `library` that installs it"
    assert (found.id, found.severity, found.message) == ("PS307", Severity.WARNING, message)
    assert found.location is not None
    assert found.location.line == 3


@pytest.mark.parametrize(
    "head", ["library: requirements.txt\n", "resources: {box: {type: worker-group, worker_group: etl}}\n"]
)
def test_it_has_one_or_may_have(view: Any, head: str) -> None:
    """Of a worker group nothing is known."""
    assert list(check(view(f"{head}steps: [{{{CASSANDRA}}}]\n"))) == []


@pytest.mark.parametrize("text", ["name: a\nsteps: [{type: run-sql}]\n", "- 1\n", "library:\n"])
def test_without_a_library(view: Any, text: str) -> None:
    """Nothing is said."""
    assert list(check(view(text))) == []
