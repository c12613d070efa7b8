"""Findings about a compiled spec are told at the place in its YAML."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.specs.locations import to_diagnostics
from penstock.validation import Finding

TEXT = """\
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  cluster:
    type: emr-cluster
    release: emr-4.9.6
    master: {instance_type: m4.large}
    core: {instance_type: m4.large, count: 2}
    terminate_after: 1 hour
steps:
  - type: extract-from-s3
    name: logs
    path: logs/
    precondition: {name: check, s3_key_exists: trigger}
  - {type: run-pig, name: clean, script: pig/clean.pig, runs_on: cluster, output: staging}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: cluster}
"""


@pytest.mark.parametrize(
    ("object_id", "line", "column"),
    [
        ("cluster", 4, 3),
        ("cluster.emrfs", 4, 3),
        ("cluster.fs.s3.consistent", 4, 3),
        ("logs", 12, 11),
        ("check", 14, 26),
        ("clean", 15, 27),
        ("staging", 15, 83),
        ("load", 16, 38),
        ("load.table", 16, 38),
        ("loader", 1, 1),
        ("Default", 1, 1),
        ("Warehouse", 1, 1),
        (None, 1, 1),
    ],
)
def test_places(project: Any, object_id: str | None, line: int, column: int) -> None:
    """The step, resource, precondition or output whose name begins the id; else the top of the file."""
    loaded = project.load(TEXT)

    (found,) = to_diagnostics([Finding("PS401", object_id, "role", "a message")], loaded)

    assert found.location is not None
    assert (found.location.path, found.location.line, found.location.column) == (loaded.document.path, line, column)


def test_everything_of_a_finding_is_told(project: Any) -> None:
    """And in the same order."""
    loaded = project.load(TEXT)
    findings = [
        Finding("PS407", "load", None, "many fields", allowed="at most 50", help="less", severity=Severity.WARNING),
        Finding("PS401", "clean", "stage", "no stage"),
    ]

    first, second = to_diagnostics(findings, loaded)

    assert (first.id, first.message, first.allowed, first.help) == ("PS407", "many fields", "at most 50", "less")
    assert (first.severity, second.severity, second.id) == (Severity.WARNING, Severity.ERROR, "PS401")
