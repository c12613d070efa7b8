"""docs/operations.md: its sessions are run on the real local service, and print what the page says.

`PENSTOCK_WRITE_PAGE=1 pytest tests/cli/test_operations_page.py` writes what they print into the page; review the diff.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from penstock.cli import exit_codes
from tests.client.service import Live, daily, failing

SCENE = re.compile(r"<!-- scene: (.*) -->")
WRITES = "PENSTOCK_WRITE_PAGE" in os.environ


def _forget(live: Live) -> None:
    for item in live.client.list_pipelines()["pipelineIdList"]:
        live.client.delete_pipeline(pipelineId=item["id"])


def _history(live: Live, *broken: str, mode: str = "cascade") -> str:
    _forget(live)
    id_ = live.deploy(daily(30, mode=mode, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work(lambda attempt: failing("report")(attempt) if any(day in attempt for day in broken) else "FINISHED")
    return id_


def _a_failure(live: Live, _stack: ExitStack) -> None:
    id_ = _history(live, "11-24", mode="none")
    s3 = live.make("s3")
    s3.create_bucket(Bucket="logs")
    folder = f"visits/{id_}/report/@report_2026-11-24T00:00:00/@report_2026-11-24T00:00:00_Attempt=1"
    s3.put_object(Bucket="logs", Key=f"{folder}/StdError", Body=b"psql: relation visits does not exist\n")


def _two_failures(live: Live, _stack: ExitStack) -> None:
    _history(live, "11-23", "11-24")


def _a_new_run(live: Live, _stack: ExitStack) -> None:
    _forget(live)
    live.deploy(daily(2))
    live.work(tasks=1)


def _a_history(live: Live, _stack: ExitStack) -> None:
    _history(live)


def _working(live: Live, stack: ExitStack) -> None:
    stack.enter_context(live.working())


SCENES: dict[str, Callable[[Live, ExitStack], None]] = {
    "a failure": _a_failure,
    "two failures": _two_failures,
    "a new run": _a_new_run,
    "a history": _a_history,
    "working": _working,
}


def _played(lines: list[str], live: Live, penstock: Callable[..., Any], stack: ExitStack) -> Iterator[str]:
    """The lines of the page, with what the commands in its console blocks print."""
    is_console = False
    for line in lines:
        scene = SCENE.fullmatch(line)
        if scene:
            SCENES[scene[1]](live, stack)
        if line.startswith("```"):
            is_console = line == "```console"
        if not is_console or line.startswith(("$ ", "```")):
            yield line
        if is_console and line.startswith("$ penstock "):
            outcome = penstock(*shlex.split(line)[2:])
            yield from (outcome.out + outcome.err).splitlines()


def test_every_session_prints_what_the_page_says(live: Live, penstock: Callable[..., Any], root: Path) -> None:
    """Ids included: they follow from the requests."""
    path = root / "docs" / "operations.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    with ExitStack() as stack:
        played = list(_played(lines, live, penstock, stack))
    if WRITES:
        path.write_text("\n".join(played) + "\n", encoding="utf-8")
    assert lines == played


def test_the_page_names_every_exit_code(root: Path) -> None:
    """And no other."""
    page = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    table = page.partition("## Exit codes")[2].partition("\n## ")[0]
    named = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in row.split(",")}
    assert named == {value for name, value in vars(exit_codes).items() if name.isupper()}


@pytest.mark.parametrize(
    "name",
    [
        "list",
        "status",
        "runs",
        "logs",
        "rerun",
        "cancel",
        "mark-finished",
        "pause",
        "activate",
        "backfill",
        "delete",
        "sql",
        "doctor",
    ],
)
def test_the_page_names_every_operation(root: Path, name: str) -> None:
    """In its table."""
    assert f"\n| `penstock {name}" in (root / "docs" / "operations.md").read_text(encoding="utf-8")
