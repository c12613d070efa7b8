"""Clusters have the applications of their steps."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.specs.checks.applications import check


def spec(kind: str, applications: str) -> str:
    """Return a spec whose only step runs on a cluster."""
    return f"""\
resources:
  cluster: {{type: emr-cluster{applications}}}
  machine: {{type: ec2-instance}}
steps:
  - {{type: {kind}, name: a, runs_on: cluster}}
"""


@pytest.mark.parametrize(
    ("kind", "applications", "message", "help_"),
    [
        (
            "run-spark",
            "",
            "a run-spark step needs Spark, which 'cluster' does not install",
            "write `applications: [Pig, Spark]` in 'cluster'",
        ),
        (
            "run-hive",
            ", applications: [Spark, Hadoop]",
            "a run-hive step needs Hive, which 'cluster' does not install",
            "write `applications: [Spark, Hadoop, Hive]` in 'cluster'",
        ),
        (
            "run-pig",
            ", applications: []",
            "a run-pig step needs Pig, which 'cluster' does not install",
            "write `applications: [Pig]` in 'cluster'",
        ),
        (
            "run-spark",
            ", ami_version: 3.11.0",
            "a run-spark step needs Spark, which 'cluster' does not install",
            "give 'cluster' a `release` that has it, or a bootstrap action",
        ),
    ],
)
def test_an_application_that_is_not_there(view: Any, kind: str, applications: str, message: str, help_: str) -> None:
    """A warning where the step names the cluster."""
    (finding,) = check(view(spec(kind, applications)))

    assert (finding.id, finding.severity) == ("PS307", Severity.WARNING)
    assert (finding.message, finding.help, finding.allowed) == (message, help_, None)
    assert (finding.location.line, finding.location.length) == (5, 7)


@pytest.mark.parametrize(
    ("kind", "applications"),
    [
        ("run-pig", ""),
        ("run-hive", ", ami_version: 3.11.0"),
        ("run-spark", ", applications: [spark]"),
        ("run-emr-step", ", applications: []"),
        ("run-spark", ", applications: Spark"),  # no list, which is a finding already
    ],
)
def test_one_that_is(view: Any, kind: str, applications: str) -> None:
    """Pig is installed by default; letter case does not count."""
    assert list(check(view(spec(kind, applications)))) == []


@pytest.mark.parametrize("runs_on", ["machine", "missing", "[]", ""])
def test_what_has_other_findings(view: Any, runs_on: str) -> None:
    """A resource that is no cluster, and none."""
    text = spec("run-spark", "").replace("runs_on: cluster", f"runs_on: {runs_on}")

    assert list(check(view(text))) == []
    assert list(check(view("resources: 3\nsteps: [{type: run-spark, runs_on: a}]"))) == []
