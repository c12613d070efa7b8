"""`penstock logs`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily, failing

ATTEMPT = "@report_2026-11-24T03:00:00_Attempt=1"


@pytest.fixture
def failed(live: Any) -> str:
    """A pipeline whose report failed, and wrote two files."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    s3 = live.make("s3")
    s3.create_bucket(Bucket="logs")
    folder = f"visits/{id_}/report/@report_2026-11-24T03:00:00/{ATTEMPT}"
    s3.put_object(Bucket="logs", Key=f"{folder}/StdOutput", Body=b"half of it\n")
    s3.put_object(Bucket="logs", Key=f"{folder}/StdError", Body=b"no such table\n\n")
    return str(id_)


def test_the_latest_attempt(failed: str, penstock: Callable[..., Any]) -> None:
    """What the service knows, then each file."""
    outcome = penstock("logs", "visits", "report")
    folder = f"s3://logs/visits/{failed}/report/@report_2026-11-24T03:00:00/{ATTEMPT}"
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        f"{ATTEMPT}  FAILED, started 2026-11-24T03:00:00, 0 s\n"
        "Broken\n"
        "report is broken\n"
        f"\n==> {folder}/StdError <==\n"
        "no such table\n"
        f"\n==> {folder}/StdOutput <==\n"
        "half of it\n"
    )


def test_one_of_several_attempts(live: Any, failed: str, penstock: Callable[..., Any]) -> None:
    """By its number; one without files says so."""
    live.client.set_status(pipelineId=failed, objectIds=["@report_2026-11-24T03:00:00"], status="RERUN")
    live.work()
    latest = penstock("logs", "visits", "report")
    assert latest.out.startswith("@report_2026-11-24T03:00:00_Attempt=2  FINISHED, started 2026-11-24T")
    assert latest.out.endswith(
        "\nno log files in s3://logs/visits/"
        + "/".join((failed, "report", "@report_2026-11-24T03:00:00", "@report_2026-11-24T03:00:00_Attempt=2\n"))
    )
    first = penstock("logs", "visits", "report", "--attempt", "1")
    assert "no such table\n" in first.out
    third = penstock("logs", "visits", "report", "--attempt", "3")
    assert (third.code, third.err) == (2, "there is no attempt '3'; report has had 1, 2\n")


def test_json(failed: str, penstock: Callable[..., Any]) -> None:
    """The attempt and its files."""
    told = json.loads(penstock("logs", "visits", "report", "--json").out)
    assert told["attempt"]["id"] == ATTEMPT
    assert told["attempt"]["error"] == ["Broken", "report is broken"]
    assert [item["text"] for item in told["files"]] == ["no such table\n\n", "half of it\n"]


def test_another_run(live: Any, penstock: Callable[..., Any]) -> None:
    """--at."""
    live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work()
    live.make("s3").create_bucket(Bucket="logs")
    assert penstock("logs", "visits", "load").out.startswith("@load_2026-11-24T00:00:00_Attempt=1")
    outcome = penstock("logs", "visits", "load", "--at", "2026-11-22")
    assert outcome.out.startswith("@load_2026-11-22T00:00:00_Attempt=1")


def test_no_bucket(live: Any, penstock: Callable[..., Any]) -> None:
    """The service's error is shown, and why there is no more."""
    live.deploy(daily(2))
    live.work(failing("load"))
    outcome = penstock("logs", "visits", "load")
    assert (outcome.code, outcome.out.splitlines()[2]) == (1, "load is broken")
    assert outcome.err.startswith("the log files in s3://logs/visits/")
    assert outcome.err.endswith("cannot be read: The specified bucket does not exist\n")


def test_no_log_uri(live: Any, penstock: Callable[..., Any]) -> None:
    """The pipeline keeps none."""
    definition = daily(2)
    del definition["objects"][0]["pipelineLogUri"]
    live.deploy(definition)
    live.work()
    assert penstock("logs", "visits", "load").out.endswith("the pipeline has no pipelineLogUri\n")


def test_not_tried_yet(live: Any, penstock: Callable[..., Any]) -> None:
    """And where to look."""
    live.deploy(daily(2))
    outcome = penstock("logs", "visits", "mail")
    assert (outcome.code, outcome.err) == (1, "mail has not been tried yet; `penstock status visits` says why\n")


@pytest.mark.parametrize(("broken", "code"), [((), 0), (("report",), 1)])
def test_following(live: Any, penstock: Callable[..., Any], broken: tuple[str, ...], code: int) -> None:
    """To the end, from before the first attempt; the exit code tells how it went."""
    live.deploy(daily())  # one interval: with a second one it would be a race which of them is followed
    live.make("s3").create_bucket(Bucket="logs")
    with live.working(failing(*broken)):
        outcome = penstock("logs", "visits", "report", "--follow")
    assert outcome.code == code
    assert outcome.out.splitlines()[-1 - 2 * code].startswith(f"{ATTEMPT}  {'FAILED' if code else 'FINISHED'}, started")


def test_following_for_programs(failed: str, penstock: Callable[..., Any]) -> None:
    """One object in a line."""
    outcome = penstock("logs", "visits", "report", "--follow", "--json")
    assert outcome.code == 1
    told = [json.loads(line) for line in outcome.out.splitlines()]
    assert [(item["status"], item["news"] and item["news"]["text"]) for item in told] == [
        ("FAILED", None),
        ("FAILED", "no such table\n\n"),
        ("FAILED", "half of it\n"),
    ]


def test_unknown_activities(live: Any, penstock: Callable[..., Any]) -> None:
    """What was probably meant."""
    live.put(daily())
    outcome = penstock("logs", "visits", "reprot")
    assert (outcome.code, outcome.err) == (2, "there is no activity 'reprot'; did you mean 'report'?\n")


@pytest.mark.parametrize("options", [[], ["a"], ["a", "b", "--attempt", "0"], ["a", "b", "--follow", "--attempt", "1"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], options: list[str]) -> None:
    """A pipeline and an activity."""
    assert penstock("logs", *options).code == 2
