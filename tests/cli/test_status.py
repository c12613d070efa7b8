"""`penstock status`: the current runs, the health, and whatever is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily, failing

NOWHERE = {
    "AWS_ENDPOINT_URL": "http://localhost:9",
    "AWS_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "AWS_MAX_ATTEMPTS": "1",
}


def test_a_run_under_way(live: Any, penstock: Callable[..., Any]) -> None:
    """State, health and the next run beside the name, then the tree."""
    id_ = live.deploy(daily(2))
    live.work(tasks=1)
    outcome = penstock("status", "visits")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        f"visits ({id_})  SCHEDULED, HEALTHY, next run 2026-11-25T03:00:00\n"
        "└─ 2026-11-24T03:00:00  RUNNING\n"
        "   ├─ ✔ visits  S3DataNode            FINISHED  (0 s)\n"
        "   ├─ ✔ load    ShellCommandActivity  FINISHED  (0 s)\n"
        "   ├─ ○ report  ShellCommandActivity  WAITING_FOR_RUNNER\n"
        "   └─ ○ mail    ShellCommandActivity  WAITING_ON_DEPENDENCIES  (waits for report (WAITING_FOR_RUNNER))\n"
    )


@pytest.mark.parametrize(
    ("mode", "state", "mail"),
    [
        ("none", "BLOCKED", "○ mail    ShellCommandActivity  WAITING_ON_DEPENDENCIES  (waits for report (FAILED))"),
        ("cascade", "FAILED", "✘ mail    ShellCommandActivity  CASCADE_FAILED"),
    ],
)
def test_a_failure(live: Any, penstock: Callable[..., Any], mode: str, state: str, mail: str) -> None:
    """Exit code 1; with and without cascade."""
    live.deploy(daily(2, mode=mode))
    live.work(failing("report"))
    outcome = penstock("status", "visits")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0].endswith("  SCHEDULED, ERROR, next run 2026-11-25T03:00:00")
    assert lines[1] == f"└─ 2026-11-24T03:00:00  {state}"
    assert lines[4] == "   ├─ ✘ report  ShellCommandActivity  FAILED  (0 s; report is broken)"
    assert lines[5].startswith(f"   └─ {mail}")


def test_a_pipeline_that_has_not_been_activated(live: Any, penstock: Callable[..., Any]) -> None:
    """It has no runs, and nothing has failed."""
    id_ = live.put(daily())
    outcome = penstock("status", "visits")
    assert (outcome.code, outcome.out) == (0, f"visits ({id_})  PENDING, No Health Information Available\n")


def test_the_latest_run_where_all_are_over(live: Any, penstock: Callable[..., Any]) -> None:
    """Earlier ones are told with --at, or with --all."""
    live.deploy(daily(3, start="2026-11-23T00:00:00"), startTimestamp="2026-11-23T00:00:00")
    live.work()
    assert [line[3:22] for line in penstock("status", "visits").out.splitlines() if line[0] != " "][1:] == [
        "2026-11-24T00:00:00"
    ]
    assert "─ 2026-11-23T00:00:00  FINISHED\n" in penstock("status", "visits", "--at", "2026-11-23").out
    everything = penstock("status", "visits", "--all").out
    assert everything.count("  FINISHED\n") == 2
    unknown = penstock("status", "visits", "--at", "2026-11-20")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "there is no run '2026-11-20'; `penstock runs visits` lists them\n"


def test_more_runs_than_can_be_shown(live: Any, penstock: Callable[..., Any]) -> None:
    """Ten, those under way first, and how many more there are."""
    live.deploy(daily(14, start="2026-11-10T00:00:00", maxActiveInstances="1"), startTimestamp="2026-11-01T00:00:00")
    outcome = penstock("status", "visits")
    runs = [line[3:] for line in outcome.out.splitlines() if line.startswith(("├─ ", "└─ "))]
    assert len(runs) == 10
    assert runs[0] == "2026-11-10T00:00:00  RUNNING"
    assert runs[1:] == [f"2026-11-{day}T00:00:00  WAITING" for day in range(15, 24)]
    assert outcome.out.splitlines()[-1] == "4 more are not over: penstock runs visits --status open"


def test_several_pipelines_with_one_name(live: Any, penstock: Callable[..., Any]) -> None:
    """The newest, and that is said; an id is an id."""
    first = live.put(daily())
    second = live.put(daily())
    outcome = penstock("status", "visits")
    assert outcome.out.startswith(f"visits ({second})")
    assert outcome.err == f"2 pipelines are named visits; this is the newest, {second}\n"
    outcome = penstock("status", first)
    assert outcome.out.startswith(f"visits ({first})")
    assert outcome.err == ""


def test_json(live: Any, penstock: Callable[..., Any]) -> None:
    """All that the tree has, and more."""
    id_ = live.deploy(daily())
    live.take()
    outcome = penstock("status", "visits", "--json")
    assert outcome.code == 0
    told = json.loads(outcome.out)
    assert set(told) == {"pipeline", "runs", "more_runs"}
    assert (told["pipeline"]["id"], told["pipeline"]["state"], told["more_runs"]) == (id_, "SCHEDULED", 0)
    (run,) = told["runs"]
    assert (run["scheduled_start"], run["state"]) == ("2026-11-24T03:00:00", "RUNNING")
    assert run["instances"][1] == {
        "id": "@load_2026-11-24T03:00:00",
        "object": "load",
        "type": "ShellCommandActivity",
        "status": "RUNNING",
        "scheduled_start": "2026-11-24T03:00:00",
        "started": "2026-11-24T03:00:00",
        "ended": None,
        "attempts": 1,
        "waiting_on": [],
        "reason": None,
    }


def test_an_unknown_pipeline(live: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 2, and the name that was probably meant."""
    nothing = penstock("status", "visit")
    assert (nothing.code, nothing.out) == (2, "")
    assert nothing.err == "there is no pipeline 'visit'; deploy it, or run its spec with `penstock run`\n"
    live.put(daily())
    near = penstock("status", "visit")
    assert (near.code, near.err) == (2, "there is no pipeline 'visit'; did you mean 'visits'?\n")
    far = penstock("status", "orders")
    assert (far.code, far.err) == (2, "there is no pipeline 'orders'; there is visits\n")


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


def test_a_refusal_of_the_service(live: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """In its own words."""
    from penstock.local.datapipeline.operations import OPERATIONS
    from penstock.local.errors import ServiceError

    def refuse(*_: object) -> dict[str, object]:
        raise ServiceError(
            "AccessDeniedException", "User is not authorized to perform: datapipeline:ListPipelines", 400
        )

    monkeypatch.setitem(OPERATIONS, "ListPipelines", refuse)  # type: ignore[arg-type]
    outcome = penstock("status", "visits")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "the service refuses: User is not authorized to perform: datapipeline:ListPipelines\n"


def test_the_local_cloud_that_is_not_up(project: Any, penstock: Callable[..., Any]) -> None:
    """Asked for by name."""
    outcome = penstock("status", "visits", "--on", "local")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "the local cloud is not up; start it with `penstock local up`\n"


@pytest.mark.parametrize(
    "arguments", [[], ["a", "b"], ["a", "--bogus"], ["a", "--at", "May"], ["a", "--at", "2026-05-01", "--all"]]
)
def test_wrong_usage(project: Any, penstock: Callable[..., Any], arguments: list[str]) -> None:
    """One name, and options that go together."""
    assert penstock("status", *arguments).code == 2
