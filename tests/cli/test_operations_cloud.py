"""The operations on a local cloud in the background, with its worker: what a user does when a step fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from penstock.local.background import down

pytestmark = pytest.mark.cloud
SPEC = """\
name: hello
schedule: {{every: 1 day, start: first-activation}}
retries: {{maximum: 0}}
steps:
  - {{type: run-shell, name: greet, command: "echo hello; echo no table >&2; test -e {flag}"}}
  - {{type: run-shell, name: leave, command: "echo bye"}}
"""


@pytest.fixture
def cloud(project: Any) -> Iterator[Any]:
    """The project with its cloud up; it is down at the end, whatever happened."""
    try:
        assert project.run("local", "up").code == 0
        yield project
    finally:
        down(project.folder / ".penstock")


def test_a_step_that_fails_is_found_mended_and_run_for_the_past_as_well(cloud: Any) -> None:
    """run, status, logs, rerun, logs --follow, backfill, runs, list."""
    flag = cloud.folder / "mended"
    cloud.write("etl_specs/hello.yaml", SPEC.format(flag=flag))
    run = cloud.run("run", "etl_specs/hello.yaml")
    assert (run.code, "greet FAILED" in run.err) == (1, True)

    status = cloud.run("status", "hello")
    assert status.code == 1
    assert "greet" in status.out
    logs = cloud.run("logs", "hello", "greet")
    assert (logs.code, logs.err) == (0, "")
    for name, text in (("Activity.log", "ended with exit code 1"), ("StdError", "no table"), ("StdOutput", "hello")):
        _, _, rest = logs.out.partition(f"/{name} <==\n")
        assert text in rest.partition("\n==> ")[0]

    flag.touch()
    rerun = cloud.run("rerun", "hello", "--wait", "--timeout", "30")
    assert rerun.code == 0, rerun
    assert cloud.run("status", "hello").code == 0
    followed = cloud.run("logs", "hello", "leave", "--follow")
    assert followed.code == 0
    assert "bye\n" in followed.out

    backfill = cloud.run("backfill", "hello", "--from", "2026-01-01", "--to", "2026-01-03", "--yes", "--json")
    assert backfill.code == 0, backfill
    told = json.loads(backfill.out)
    assert len(told["runs"]["over"]) == 3
    runs = cloud.run("runs", told["name"], "--from", "2026-01-02", "--status", "finished")
    assert [line[:10] for line in runs.out.splitlines()[1:]] == ["2026-01-02", "2026-01-03"]
    names = {item["name"]: item["state"] for item in json.loads(cloud.run("list", "--json").out)}
    assert names == {"hello": "SCHEDULED", told["name"]: "FINISHED"}
