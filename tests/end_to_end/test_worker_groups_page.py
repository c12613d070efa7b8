"""docs/worker-groups.md: its spec is compiled, and its session is played on the local service, with the real worker.

`PENSTOCK_WRITE_PAGE=1 pytest tests/end_to_end/test_worker_groups_page.py` writes what the commands print into the page.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from penstock.client.deploy import deploy
from penstock.compiler import compile_loaded
from penstock.definition.wire import WireDefinition
from penstock.environments import Connections, WarehouseSettings
from penstock.local.deployment import LocalDeployment
from penstock.specs.loader import load_spec
from penstock.validation.region import REGIONS
from tests.client.service import Live

pytestmark = pytest.mark.cloud

WRITES = "PENSTOCK_WRITE_PAGE" in os.environ
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}")
OPTION = re.compile(r"^\| `(--[a-z-]+)", re.MULTILINE)
ADDRESS = re.compile(r"http://localhost:\d+")


@pytest.fixture
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "worker-groups.md").read_text(encoding="utf-8")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The local service, with a bucket for data and logs."""
    service = Live(tmp_path)
    yield service
    service.close()


def _definition(page: str, folder: Path, live: Live) -> WireDefinition:
    """Compile the page's spec, and make its buckets."""
    folder.mkdir()
    (folder / "assets").mkdir()
    (folder / "visits.yaml").write_text(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")
    loaded = load_spec(folder / "visits.yaml", folder / "assets")
    settings = WarehouseSettings(cluster_id="warehouse", database="analytics", username="etl", secret="s")
    deployment = LocalDeployment("visits", Connections(warehouse=settings))
    definition = compile_loaded(loaded, deployment).to_wire()
    for bucket in deployment.buckets:
        live.make("s3").create_bucket(Bucket=bucket)
    return definition


def _played(page: str, live: Live, folder: Path) -> Iterator[str]:
    is_console = False
    for line in page.splitlines():
        if line.startswith("```"):
            is_console = line == "```console"
        if not is_console or line.startswith(("$ ", "```")):
            yield line
        if is_console and line.startswith("$ "):
            yield from _printed(shlex.split(line)[1:], live, folder)


def _printed(command: list[str], live: Live, folder: Path) -> list[str]:
    program, *arguments = command
    assert program == "penstock"
    live.service.settle()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, "-m", "penstock", *arguments],
        cwd=folder,
        env=kept | live.environment | {"TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return (done.stdout + done.stderr).splitlines()


def _steady(text: str) -> str:
    """Without what differs from run to run: times of the machine's clock, and the port."""
    return ADDRESS.sub("http://localhost:4566", TIME.sub("2026-11-24 03:00:00,000", text))


def test_the_session_on_the_page(root: Path, page: str, live: Live, tmp_path: Path) -> None:
    """To the last character, but for times and the port."""
    folder = tmp_path / "project"
    definition = _definition(page, folder, live)
    (folder / "etl_specs").mkdir()
    deploy(live.client, name="visits", unique_id="visits", description=None, definition=definition)
    played = _steady("\n".join(_played(page, live, folder)) + "\n")
    if WRITES:
        (root / "docs" / "worker-groups.md").write_text(played, encoding="utf-8")
    assert _steady(page) == played


def test_the_permissions_on_the_page(root: Path, page: str) -> None:
    """A policy, which names what the worker calls: the operations of the source, in the words of IAM."""
    (policy,) = (json.loads(text) for text in re.findall(r"```json\n(.*?)```", page, re.DOTALL))
    actions = {action for statement in policy["Statement"] for action in statement["Action"]}
    called: set[str] = set()
    for path in (root / "penstock" / "worker").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for prefix, names in _OPERATIONS.items():
            called |= {f"{prefix}:{_camel(name)}" for name in names if f".{name}(" in text}
    assert {action for action in actions if action.partition(":")[0] in _OPERATIONS} == called


_OPERATIONS = {
    "datapipeline": (
        "describe_objects",
        "poll_for_task",
        "query_objects",
        "report_task_progress",
        "report_task_runner_heartbeat",
        "set_task_status",
    ),
    "redshift-data": (
        "batch_execute_statement",
        "cancel_statement",
        "describe_statement",
        "execute_statement",
        "get_statement_result",
        "list_statements",
    ),
}


def _camel(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def test_the_options_on_the_page(page: str) -> None:
    """All of them, and no other."""
    help_text = subprocess.run(
        [sys.executable, "-m", "penstock", "worker", "--help"], capture_output=True, text=True, check=True
    ).stdout
    options = set(re.findall(r"--[a-z-]+", help_text)) - {"--help"}
    assert set(OPTION.findall(page)) == options
    assert len(REGIONS) == 5, "the page says five regions"


def test_the_unit_on_the_page(page: str) -> None:
    """Its command is one of Penstock's, with options that there are."""
    (command,) = re.findall(r"^ExecStart=(.*)$", page, re.MULTILINE)
    program, name, *arguments = shlex.split(command)
    assert program.endswith("/bin/penstock")
    assert name == "worker"
    assert {item for item in arguments if item.startswith("--")} <= set(OPTION.findall(page))
