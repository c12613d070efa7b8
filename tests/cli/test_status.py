"""`penstock status`: whatever is found, and whatever is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import endpoint
from penstock.client import runs

NOWHERE = {
    "AWS_ENDPOINT_URL": "http://localhost:9",
    "AWS_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "AWS_MAX_ATTEMPTS": "1",
}


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the service says: `id` of the pipeline that was asked for, and its `runs`."""
    said: dict[str, Any] = {"id": "df-7", "runs": (), "asked": []}

    def find(client: Any, name: str) -> Any:
        said["asked"].append((client, name))
        return said["id"]

    monkeypatch.setattr(endpoint, "client_for", lambda project, name: f"client of {name}")
    monkeypatch.setattr(runs, "find_pipeline", find)
    monkeypatch.setattr(runs, "fetch_runs", lambda client, pipeline_id: said["runs"])
    return said


@pytest.mark.parametrize(
    ("status", "code", "summary"),
    [
        ("FINISHED", 0, "FINISHED"),
        ("SKIPPED", 0, "FINISHED"),
        ("RUNNING", 0, "RUNNING"),
        ("FAILED", 1, "FAILED"),
        ("CASCADE_FAILED", 1, "FAILED"),
        ("CANCELED", 1, "FAILED"),
        ("TIMEDOUT", 1, "FAILED"),
    ],
)
def test_exit_codes(
    project: Any,
    penstock: Callable[..., Any],
    service: dict[str, Any],
    instance: Any,
    run_of: Any,
    status: str,
    code: int,
    summary: str,
) -> None:
    """1 when an instance has failed, 0 otherwise."""
    service["runs"] = (run_of(instance("a", status, kind="K")),)
    outcome = penstock("status", "visits")
    assert (outcome.code, outcome.err) == (code, "")
    lines = outcome.out.splitlines()
    assert lines[:2] == ["visits (df-7)", f"└─ 2026-05-01T06:00:00  {summary}"]
    assert lines[2].endswith(f" a  K  {status}")
    assert service["asked"] == [("client of datapipeline", "visits")]


def test_a_failure_among_what_still_runs(
    project: Any, penstock: Callable[..., Any], service: dict[str, Any], instance: Any, run_of: Any
) -> None:
    """Is a failure."""
    service["runs"] = (run_of(instance("a", "RUNNING"), instance("b", "FAILED")),)
    assert penstock("status", "visits").code == 1


def test_a_pipeline_that_has_not_begun(project: Any, penstock: Callable[..., Any], service: dict[str, Any]) -> None:
    """Its title, and nothing has failed."""
    outcome = penstock("status", "visits")
    assert (outcome.code, outcome.out) == (0, "visits (df-7)\n")


def test_an_unknown_pipeline(project: Any, penstock: Callable[..., Any], service: dict[str, Any]) -> None:
    """Exit code 2, and what to do."""
    service["id"] = None
    outcome = penstock("status", "visit")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "there is no pipeline 'visit'; deploy it, or run its spec with `penstock run`\n"


def test_no_project_here(tmp_path: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The local cloud that may be up belongs to a project."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("status", "visits")
    assert outcome.code == 1
    assert outcome.err.startswith("error PS101: neither ")


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "penstock: You must specify a region.\n"),
        ({"AWS_REGION": "us-east-1"}, "penstock: Unable to locate credentials\n"),
        ({"AWS_PROFILE": "nobody"}, "penstock: The config profile (nobody) could not be found\n"),
        (NOWHERE, 'penstock: Could not connect to the endpoint URL: "http://localhost:9/"\n'),
    ],
)
def test_aws_out_of_reach(project: Any, environment: dict[str, str], message: str) -> None:
    """One line in AWS's words, and no traceback."""
    home = str(project.folder)  # where nobody has credentials
    outcome = project.run("status", "visits", HOME=home, **environment)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", message)


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["a", "--bogus"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], arguments: list[str]) -> None:
    """One name."""
    assert penstock("status", *arguments).code == 2
