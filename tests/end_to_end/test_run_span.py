"""`penstock run --from D --to D` on the virtual clock: a local cloud of its own, and the real worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.local.background import down, running

pytestmark = pytest.mark.cloud

SPEC = """\
name: visits
schedule: {every: 1 day, start: 2020-01-01, at: '06:00'}
retries: {maximum: 1, delay: 40 minutes}
steps:
  - type: extract-from-s3
    name: logs
    path: logs/#{format(@scheduledStartTime, 'YYYY-MM-dd')}/
    precondition:
      name: ready
      s3_key_exists: logs/#{format(@scheduledStartTime, 'YYYY-MM-dd')}/_SUCCESS
      timeout: 4 hours
  - type: run-shell
    name: count
    input: logs
    command: |
      cat "$INPUT1_STAGING_DIR"/*.txt > all
      case "$1" in *-03T*) echo broken >&2; exit 3;; esac
      test "$(cat all)" = hello
    arguments: ["#{@scheduledStartTime}"]
  - {type: run-shell, name: tell, command: "true"}
"""


@dataclass(frozen=True)
class Here:
    """A project without a local cloud that is up."""

    folder: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `penstock`."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        return subprocess.run(
            [sys.executable, "-m", "penstock", *arguments],
            cwd=self.folder,
            env=kept,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def span(self, *more: str) -> subprocess.CompletedProcess[str]:
        """Run four days of May with data."""
        span = ("--from", "2026-05-01", "--to", "2026-05-04", "--clock", "virtual")
        return self.run("run", "etl_specs/visits.yaml", *span, *more)


@pytest.fixture
def here(tmp_path: Path) -> Any:
    """The project; what was kept up is ended."""
    (tmp_path / "etl_specs").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "etl_specs/visits.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "hello.txt").write_text("hello\n", encoding="utf-8")
    yield Here(tmp_path)
    down(tmp_path / ".penstock")


def test_each_interval_has_its_input_and_its_time(here: Here) -> None:
    """The third day fails at both tries, 40 minutes of the virtual clock apart; the others finish."""
    done = here.span("--input", "logs=hello.txt")

    assert done.returncode == 1, done.stdout + done.stderr
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["INTERVAL", "STATE", "STARTED", "ENDED", "RETRIES", "WHY"]
    # The machine starts in five minutes, and stops in one.
    assert [row.split(maxsplit=5)[:5] for row in rows] == [
        ["2026-05-01T06:00:00", "FINISHED", "2026-05-01T06:00:00", "2026-05-01T06:06:00", "0"],
        ["2026-05-02T06:00:00", "FINISHED", "2026-05-02T06:00:00", "2026-05-02T06:06:00", "0"],
        ["2026-05-03T06:00:00", "FAILED", "2026-05-03T06:00:00", "2026-05-03T06:46:00", "1"],
        ["2026-05-04T06:00:00", "FINISHED", "2026-05-04T06:00:00", "2026-05-04T06:06:00", "0"],
    ]
    assert "count: command of ShellCommandActivity 'count' ended with exit code 3" in rows[2]
    first, *_, last = done.stderr.splitlines()
    span = "2026-05-01T06:00:00 to 2026-05-04T06:00:00"
    assert first == f"visits: 4 intervals of 1 day, {span}, on the virtual clock"
    assert last.startswith("3 of 4 intervals finished in ")
    assert last.endswith("the virtual clock stands at 2026-05-04T06:06:00")


def test_two_runs_are_the_same(here: Here) -> None:
    """In all that programs see of them, but how long they took."""
    runs = [json.loads(here.span("--input", "logs=hello.txt", "--json").stdout) for _ in range(2)]
    for run in runs:
        assert run.pop("seconds") > 0
    assert runs[0] == runs[1]
    assert (runs[0]["intervals"], runs[0]["finished"], runs[0]["not_begun"], runs[0]["is_over"]) == (4, 3, 0, True)
    assert [item["state"] for item in runs[0]["runs"]] == ["FINISHED", "FINISHED", "FAILED", "FINISHED"]


def test_without_data_preconditions_end_at_their_timeouts(here: Here) -> None:
    """Four days of four hours each, in seconds."""
    done = here.span("--json")
    assert done.returncode == 1, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert [item["state"] for item in found["runs"]] == ["FAILED"] * 4
    ends = {item["status"]: item["ended"] for item in found["runs"][0]["instances"] if item["type"] == "S3KeyExists"}
    assert ends == {"FAILED": "2026-05-01T10:00:00"}
    assert found["virtual_time"] == "2026-05-04T10:00:00"


def test_until_a_step_and_kept_up(here: Here) -> None:
    """What comes after the step is not there; the cloud answers the operations until it is ended."""
    done = here.span("--input", "logs=hello.txt", "--until", "count", "--keep")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "The local cloud is left up at http://localhost:" in done.stderr

    again = here.span("--keep")
    assert again.returncode == 2
    assert "`penstock local down` first" in again.stderr

    runs = here.run("runs", "visits", "--json").stdout
    found = json.loads(runs)
    assert "tell" not in runs
    assert len(found["runs"] if isinstance(found, dict) else found) == 4

    logs = here.run("logs", "visits", "count", "--at", "2026-05-03")
    assert "broken" in logs.stdout + logs.stderr
    assert here.run("local", "down").stdout == "The local cloud is down.\n"


def test_a_run_that_takes_too_long(here: Here) -> None:
    """Seconds of the world; what has not begun is counted."""
    path = here.folder / "etl_specs/visits.yaml"
    path.write_text(
        "name: visits\nschedule: {every: 1 day, start: first-activation}\n"
        "steps: [{type: run-shell, name: sleep, command: sleep 60}]\n"
    )
    done = here.span("--timeout", "1")
    assert done.returncode == 3, done.stdout + done.stderr
    assert "RUNNING" in done.stdout
    assert "3 intervals had not begun" in done.stdout
    assert done.stderr.endswith("not over after 1 seconds\n")


def test_one_interval_of_the_future(here: Here) -> None:
    """The virtual clock need not wait for it."""
    path = here.folder / "etl_specs/visits.yaml"
    path.write_text(
        "name: visits\nschedule: {every: 1 day, start: 2020-01-01, runs_at: end}\n"
        "steps: [{type: run-shell, name: go, command: 'test $1 = 2090-05-01T06:00:00',"
        " arguments: ['#{@scheduledStartTime}']}]\n"
    )
    done = here.run("run", "etl_specs/visits.yaml", "--at", "2090-05-01T06:00", "--clock", "virtual")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2090-05-02T06:06:00" in done.stdout


def test_the_warehouse_has_the_virtual_time(here: Here) -> None:
    """GETDATE is when the machine has started, five minutes after each interval does."""
    (here.folder / "etl_specs/visits.yaml").write_text(
        "name: visits\nschedule: {every: 1 day, start: first-activation}\nsteps:\n"
        "  - type: run-sql\n"
        "    command: CREATE TABLE IF NOT EXISTS runs (at TIMESTAMP); INSERT INTO runs VALUES (GETDATE())\n"
    )
    done = here.span("--keep")
    assert done.returncode == 0, done.stdout + done.stderr
    cloud = running(here.folder / ".penstock")
    assert cloud is not None
    rows = query(make_client("redshift-data", cloud.environment()), "SELECT at::VARCHAR FROM runs ORDER BY at")
    assert rows == [(f"2026-05-0{day} 00:05:00",) for day in (1, 2, 3, 4)]


def test_one_interval_is_kept_up_on_the_clock_of_the_world(here: Here) -> None:
    """The cloud that is up then serves the next run, too."""
    (here.folder / "etl_specs/visits.yaml").write_text(
        'name: visits\nschedule: once\nsteps: [{type: run-shell, name: go, command: "echo gone"}]\n'
    )
    for count in (1, 2):
        done = here.run("run", "etl_specs/visits.yaml", "--keep")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "penstock local down" in done.stderr
        assert len(json.loads(here.run("list", "--json").stdout)) == count
    assert "gone" in here.run("logs", "visits", "go").stdout
