"""`penstock run` of the clickstream pipeline: good data, real data, and no data yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demo.warehouse import query

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Project

pytestmark = pytest.mark.cloud


def test_loads_the_good_lines_of_generated_logs(project: Project) -> None:
    """Malformed lines are left out, lines with commas are not."""
    done = project.run(
        "run", "etl_specs/clickstream.yaml", "--input", f"weblogs-bucket={project.logs(good=994, malformed=6)}"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = query(project.client("redshift-data"), "SELECT COUNT(*), COUNT(DISTINCT referrer) FROM weblogs")
    assert rows == [(994, 4)]


def test_loads_9999_of_10000_real_lines(project: Project, real_logs: Path) -> None:
    """One line has no closing quote; 193 have commas in their referrer."""
    done = project.run("run", "etl_specs/clickstream.yaml", "--input", f"weblogs-bucket={real_logs}")
    assert done.returncode == 0, done.stdout + done.stderr
    client = project.client("redshift-data")
    assert query(client, "SELECT COUNT(*) FROM weblogs") == [(9_999,)]
    first = (
        "SELECT host, username, request_time FROM weblogs "
        "WHERE referrer LIKE '%monitorama-2013/' ORDER BY request_time LIMIT 1"
    )
    assert query(client, first) == [("83.149.9.216", "-", "17/May/2015:10:05:00 +0000")]


def test_a_second_run_adds_to_the_table(project: Project) -> None:
    """Each `penstock run` is a pipeline of its own, and the spec appends."""
    logs = project.logs(good=20, malformed=1)
    for _ in range(2):
        assert project.run("run", "etl_specs/clickstream.yaml", "--input", f"weblogs-bucket={logs}").returncode == 0
    assert query(project.client("redshift-data"), "SELECT COUNT(*) FROM weblogs") == [(40,)]


def test_a_terminated_run_leaves_nothing(root: Path, tmp_path: Path) -> None:
    """Neither its own local cloud nor its folder."""
    command = [sys.executable, "-m", "penstock", "run", str(root / "etl_specs/clickstream.yaml")]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if "does not exist yet" in line:
            break
    assert list(tmp_path.iterdir()) != []
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 143
    assert list(tmp_path.iterdir()) == []


def test_an_unmet_precondition_keeps_the_activity_waiting(project: Project) -> None:
    """The tree says for what; nothing has run when the patience ends."""
    done = project.run("run", "etl_specs/clickstream.yaml", "--timeout", "3")
    assert done.returncode == 3
    tree = project.tree(done.stdout)
    assert "WAITING_ON_DEPENDENCIES  (waits for checkTrigger (" in tree["weblogs-bucket"]
    assert "/triggers/" in tree["weblogs-bucket"]
    assert "does not exist yet" in tree["weblogs-bucket"]
    assert "WAITING_ON_DEPENDENCIES  (waits for weblogs-bucket (" in tree["logsProcess-ExtractTransform"]
    assert project.tables() == set()
