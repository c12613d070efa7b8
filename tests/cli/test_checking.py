"""The checks behind `validate` and `run`."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.checking import check_all, check_definition
from penstock.cli.project import Project
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.loader import load_spec

NEEDED_BY_OTHERS = (
    "penstock.estate.checks.awaited_intervals",
    "penstock.estate.checks.unloaded_tables",
    "penstock.estate.meetings",
    "penstock.estate.ticks",
    "penstock.specs.plugins.custom",
    "penstock.specs.plugins.failures",
    "penstock.specs.plugins.hooks",
    "penstock.specs.plugins.modules",
    "penstock.specs.plugins.steps",
    "penstock.steps.bases.table_step",
    "penstock.steps.run_shell",
    "penstock.tables.parser",
    "boto3",
    "duckdb",
    "jsii",
    "lark",
    "sqlglot",
)
"""Modules that the clickstream needs nothing of: it has no plugins, waits for nobody, and compiles no SQL."""
BAD_EXPRESSION = """\
name: second
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: "logs/#{nope(1)}/"}
"""


def test_nothing_is_found_and_nothing_is_printed(project: Any, capsys: pytest.CaptureFixture[Any]) -> None:
    """Of a valid spec."""
    assert check_all([project.folder / "etl_specs/visits.yaml"], Project(project.folder)) == ()
    assert capsys.readouterr() == ("", "")


def test_imports_are_light(root: Path) -> None:
    """What takes long to load, or is for few specs, is not loaded for others."""
    code = f"""
import sys
from pathlib import Path
from penstock.cli.checking import check_all
from penstock.cli.project import Project
assert check_all([Path("etl_specs/clickstream.yaml")], Project(Path.cwd())) == ()
print(*(name for name in {NEEDED_BY_OTHERS!r} if name in sys.modules))
"""

    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=root, capture_output=True, text=True)

    assert done.stdout.split() == []


def test_what_compiled_specs_violate_is_told_beside_the_errors_of_others(project: Any) -> None:
    """Each finding once."""
    bad = project.write("etl_specs/a.yaml", "name: a\n")
    second = project.write("etl_specs/b.yaml", BAD_EXPRESSION)
    with pytest.raises(DiagnosticsError) as caught:
        check_all([bad, second], Project(project.folder))
    found = {(item.id, item.location.path.name, item.location.line) for item in caught.value.diagnostics}
    assert found == {("PS202", "a.yaml", 1), ("PS408", "b.yaml", 4)}


def test_findings_stand_at_the_step(project: Any) -> None:
    """Not at the object that the author has never seen."""
    loaded = load_spec(project.write("etl_specs/b.yaml", BAD_EXPRESSION), project.folder / "assets")
    (found,) = check_definition(loaded, Project(project.folder).connections())
    assert found.id == "PS408"
    assert (found.location.line, found.location.column, found.location.length) == (4, 35, 4)


def test_intervals_in_the_past_are_warned_of_when_the_time_is_known(project: Any) -> None:
    """The command tells the time; compilation and synth know none."""
    spec = project.write(
        "etl_specs/a.yaml",
        """\
        kind: definition
        name: a
        objects:
          - {id: Default, schedule: {ref: S}, scheduleType: cron, failureAndRerunMode: cascade}
          - {id: S, type: Schedule, period: 1 day, startDateTime: "2026-01-01T00:00:00"}
          - {id: in, type: S3DataNode, filePath: s3://bucket/key}
        """,
    )

    found = check_all([spec], Project(project.folder), now=datetime(2026, 1, 5, tzinfo=UTC))

    assert [item.id for item in found] == ["PS427"]
    assert check_all([spec], Project(project.folder)) == ()


def test_a_pipeline_of_steps_has_started_once(project: Any) -> None:
    """From then on its start is in the past, and nothing is wrong."""
    text = "name: a\nschedule: {every: 1 day, start: 2026-01-01}\nsteps:\n  - {type: run-shell, command: date}\n"
    spec = project.write("etl_specs/a.yaml", text)
    assert check_all([spec], Project(project.folder), now=datetime(2026, 1, 5, tzinfo=UTC)) == ()


def test_every_environment_of_a_spec_is_checked(project: Any) -> None:
    """And has to be one of cdk.json."""
    text = (
        "name: visits\nschedule: once\nenvironments:\n  dev: {retries: {maximum: 9}}\n  prdo: {schedule: on-demand}\n"
        "steps:\n  - {type: extract-from-s3, name: logs, path: logs/}\n"
    )
    spec = project.write("etl_specs/a.yaml", text)
    project.write(
        "cdk.json",
        '{"context": {"environments": {"dev": {"retain_data": false, "log_retention_days": 1, "warehouse": '
        '{"cluster_id": "c", "database": "d", "username": "u", "secret": "s"}}, "prod": {}}}}',
    )

    with pytest.raises(DiagnosticsError) as caught:
        check_all([spec], Project(project.folder))

    assert [(item.id, item.location.line, item.help) for item in caught.value.diagnostics if item.location] == [
        ("PS204", 4, None),
        ("PS302", 5, "did you mean 'prod'?"),
    ]


DAILY = "schedule: {every: 1 day, start: 2026-01-01}\n"
ORDERS = f"name: orders\n{DAILY}steps:\n  - {{type: mark-success}}\n"
REPORT = f"name: report\n{DAILY}steps:\n  - {{type: wait-for-pipelines, pipelines: [orders]}}\n"


def ids(project: Any, *names: str) -> list[tuple[str, str, str]]:
    """What is found: ids, files and messages."""
    try:
        found = check_all([project.folder / "etl_specs" / name for name in names], Project(project.folder))
    except DiagnosticsError as error:
        found = error.diagnostics
    return [(item.id, item.location.path.name if item.location else "", item.message) for item in found]


def test_pipelines_are_checked_against_each_other(project: Any) -> None:
    """Those that are not named count, and their own findings are not told."""
    project.write("etl_specs/report.yaml", REPORT)
    missing = ("PS501", "report.yaml", "there is no pipeline 'orders'")
    assert ids(project, "report.yaml") == [missing]
    assert ids(project, "visits.yaml") == []
    assert ids(project, "visits.yaml", "report.yaml") == [missing]
    project.write("etl_specs/orders.yaml", ORDERS)
    assert ids(project, "report.yaml") == []
    assert ids(project, "orders.yaml", "report.yaml", "visits.yaml") == []


def test_an_environment_may_change_who_meets(project: Any) -> None:
    """What is wrong everywhere is told once."""
    project.write("etl_specs/report.yaml", REPORT)
    project.write("etl_specs/orders.yaml", ORDERS + "environments: {dev: {schedule: on-demand}}\n")
    ((id_, file, message),) = ids(project, "report.yaml", "orders.yaml")
    assert (id_, file) == ("PS503", "report.yaml")
    assert message.startswith("in dev: nobody can wait for an interval of 'orders'")
    # From the side of the waiting one, the other's environments are not looked at: synth does that.
    project.write("etl_specs/report.yaml", REPORT + "environments: {dev: {schedule: on-demand}}\n")
    ((id_, _, message),) = ids(project, "report.yaml")
    assert (id_, message[:30]) == ("PS503", "in dev: nobody can wait for an")


def test_files_elsewhere_know_nothing_of_others(project: Any) -> None:
    """Nobody can tell what there is beside an example."""
    project.write("examples/report.yaml", REPORT)
    project.write(
        "examples/orders.yaml", ORDERS.replace("  - {type: mark-success}", "  - {type: run-shell, command: x}")
    )
    folder = project.folder / "examples"
    assert check_all([folder / "report.yaml"], Project(project.folder)) == ()
    with pytest.raises(DiagnosticsError) as caught:
        check_all([folder / "report.yaml", folder / "orders.yaml"], Project(project.folder))
    assert [item.id for item in caught.value.diagnostics] == ["PS502"]
