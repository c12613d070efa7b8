"""A session of the real AWS CLI and of Penstock's operations, on one service: each sees what the other did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.client.service import daily, failing

AWS = Path(sys.executable).with_name("aws")
pytestmark = pytest.mark.skipif(not AWS.exists(), reason="the AWS CLI is not installed")


@pytest.fixture
def aws(live: Any, tmp_path: Path) -> Callable[..., str]:
    """Run `aws datapipeline`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    settings = {**kept, **live.environment, "AWS_CONFIG_FILE": str(tmp_path / "none"), "AWS_PAGER": ""}

    def run(*arguments: str) -> str:
        command = [str(AWS), "datapipeline", *arguments]
        return subprocess.run(command, env=settings, check=True, capture_output=True, text=True).stdout

    return run


def _rows(listed: str) -> list[tuple[str, ...]]:
    """Name, scheduled start and status in what `list-runs` prints."""
    return [tuple(line.split()[1:]) for line in listed.splitlines()[3::3]]


def test_the_talk_s_session_and_what_follows(
    live: Any, aws: Callable[..., str], penstock: Callable[..., Any], tmp_path: Path
) -> None:
    """create-pipeline, put-pipeline-definition, activate-pipeline, list-runs; then a failure is mended."""
    definition = tmp_path / "visits.json"
    definition.write_text(json.dumps(daily(2, mode="cascade")))
    id_ = json.loads(aws("create-pipeline", "--name", "visits", "--unique-id", "visits-1"))["pipelineId"]
    assert penstock("list").out.splitlines()[1].startswith(f"visits  {id_}  PENDING")
    put = aws("put-pipeline-definition", "--pipeline-id", id_, "--pipeline-definition", f"file://{definition}")
    assert json.loads(put) == {"validationErrors": [], "validationWarnings": [], "errored": False}
    aws("activate-pipeline", "--pipeline-id", id_)
    live.work(failing("report"))

    def runs(*options: str) -> list[tuple[str, ...]]:
        # Without a span, `list-runs` looks at the last four days only, by the clock of this machine.
        span = "2026-11-24T00:00:00,2026-11-24T23:00:00"
        return sorted(_rows(aws("list-runs", "--pipeline-id", id_, "--schedule-interval", span, *options)))

    start = "2026-11-24T03:00:00"
    assert runs() == [
        ("load", start, "FINISHED"),
        ("mail", start, "CASCADE_FAILED"),
        ("report", start, "FAILED"),
        ("visits", start, "FINISHED"),
    ]
    assert runs("--status", "failed") == [("report", start, "FAILED")]
    told = json.loads(penstock("runs", "visits", "--json").out)
    assert runs() == sorted((item["object"], item["scheduled_start"], item["status"]) for item in told[0]["instances"])

    assert penstock("rerun", "visits", "report").code == 0
    assert runs("--status", "waiting_for_runner,waiting_on_dependencies") == [
        ("mail", start, "WAITING_ON_DEPENDENCIES"),
        ("report", start, "WAITING_FOR_RUNNER"),
    ]
    live.work()
    assert {row[2] for row in runs()} == {"FINISHED"}


def test_what_the_aws_cli_sets_and_penstock_takes_back(
    live: Any, aws: Callable[..., str], penstock: Callable[..., Any]
) -> None:
    """And the other way round."""
    id_ = live.deploy(daily(2))
    aws("set-status", "--pipeline-id", id_, "--object-ids", "report", "mail", "--status", "PAUSE")
    assert penstock("resume", "visits").out == "report\nmail\n"
    instance = "@mail_2026-11-24T03:00:00"
    aws("set-status", "--pipeline-id", id_, "--object-ids", instance, "--status", "TRY_CANCEL")
    assert penstock("rerun", "visits").out.splitlines()[1].split()[1:] == ["mail", "ShellCommandActivity", "CANCELED"]
    assert penstock("deactivate", "visits").code == 0
    fields = json.loads(aws("describe-pipelines", "--pipeline-ids", id_))["pipelineDescriptionList"][0]["fields"]
    assert {"key": "@pipelineState", "stringValue": "INACTIVE"} in fields
    aws("activate-pipeline", "--pipeline-id", id_, "--start-timestamp", "2026-11-24T00:00:00Z")
    assert "SCHEDULED" in penstock("status", "visits").out
    assert len(live.work()) == 3


def test_a_backfill_is_a_pipeline_like_any_other(
    live: Any, aws: Callable[..., str], penstock: Callable[..., Any]
) -> None:
    """The AWS CLI lists its runs by schedule."""
    live.deploy(daily(2))
    live.work()
    with live.working():
        outcome = penstock("backfill", "visits", "--from", "2026-11-01", "--to", "2026-11-02", "--yes", "--json")
    copy = json.loads(outcome.out)["id"]
    span = "2026-11-02T00:00:00,2026-11-02T23:00:00"
    rows = _rows(aws("list-runs", "--pipeline-id", copy, "--schedule-interval", span))
    assert sorted(rows) == [(name, "2026-11-02T03:00:00", "FINISHED") for name in ("load", "mail", "report", "visits")]
