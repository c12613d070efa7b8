"""Logs of an attempt, and of what goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from penstock.client.attempts import fetch_attempts
from penstock.client.graph import fetch_graph
from penstock.client.logs import LogsOutOfReachError, follow_logs, read_logs
from penstock.client.names import UnknownNameError
from tests.client.service import daily, failing


def _log(live: Any, id_: str, attempt: str, name: str, text: str) -> None:
    instance, _, _ = attempt.partition("_Attempt=")
    component = instance[1:].partition("_")[0]
    key = f"visits/{id_}/{component}/{instance}/{attempt}/{name}"
    live.make("s3").put_object(Bucket="logs", Key=key, Body=text.encode())


@pytest.fixture
def logged(live: Any) -> Any:
    """The service with a bucket for logs."""
    live.make("s3").create_bucket(Bucket="logs")
    return live


def test_the_files_of_an_attempt(logged: Any) -> None:
    """All of them; none where there are none."""
    id_ = logged.deploy(daily(2))
    logged.work(failing("report"))
    graph = fetch_graph(logged.client, id_)
    _log(logged, id_, "@report_2026-11-24T03:00:00_Attempt=1", "StdError", "oh no\n")
    (attempt,) = fetch_attempts(logged.client, id_, graph, "report")
    assert [item.text for item in read_logs(logged.make("s3"), attempt)] == ["oh no\n"]
    (other,) = fetch_attempts(logged.client, id_, graph, "load")
    assert read_logs(logged.make("s3"), other) == ()


def test_a_bucket_that_is_not_there(live: Any) -> None:
    """S3's words."""
    id_ = live.deploy(daily(2))
    live.work()
    (attempt,) = fetch_attempts(live.client, id_, fetch_graph(live.client, id_), "load")
    with pytest.raises(
        LogsOutOfReachError, match=r"the log files in s3://logs/visits/.* The specified bucket does not"
    ):
        read_logs(live.make("s3"), attempt)


def test_following_from_before_the_first_attempt_to_the_end(logged: Any) -> None:
    """What comes, as it comes; a second attempt is told apart; nothing comes twice."""
    id_ = logged.deploy(daily(2, maximumRetries="1"))
    first, second = (f"@report_2026-11-24T03:00:00_Attempt={number}" for number in (1, 2))
    steps = iter(
        (
            lambda: logged.work(tasks=1),
            lambda: _log(logged, id_, logged.take(), "StdOutput", "one\n"),
            lambda: _log(logged, id_, first, "StdOutput", "one\ntwo\n"),
            lambda: logged.service.advance(logged.clock.now().replace(hour=4)),  # the worker is lost
            lambda: _log(logged, id_, second, "StdOutput", "again\n"),
            logged.work,
        )
    )
    graph = fetch_graph(logged.client, id_)
    found = follow_logs(logged.client, logged.make("s3"), id_, graph, "report", sleep=lambda _: next(steps)() and None)
    news = [(item.attempt.number, item.news.text if item.news else item.attempt.status) for item in found]
    assert news == [
        (1, "WAITING_FOR_RUNNER"),
        (1, "RUNNING"),
        (1, "one\n"),
        (1, "two\n"),
        (1, "FAILED"),
        (2, "WAITING_FOR_RUNNER"),
        (2, "again\n"),
        (2, "FINISHED"),
    ]
    assert next(steps, None) is None


def test_following_what_is_over(logged: Any) -> None:
    """It ends at once, with all that there is of the latest attempt."""
    id_ = logged.deploy(daily(2))
    logged.work()
    _log(logged, id_, "@load_2026-11-24T03:00:00_Attempt=1", "StdOutput", "done\n")
    graph = fetch_graph(logged.client, id_)

    def never(_seconds: float) -> None:
        raise AssertionError

    found = list(follow_logs(logged.client, logged.make("s3"), id_, graph, "load", sleep=never))
    assert [item.news.text if item.news else item.attempt.status for item in found] == ["FINISHED", "done\n"]


def test_following_what_is_cancelled(logged: Any) -> None:
    """Its worker is told later, and stores the last lines then."""
    id_ = logged.deploy(daily(2))
    attempt = logged.take()
    instance = attempt.partition("_Attempt=")[0]
    steps = iter(
        (
            lambda: logged.client.set_status(pipelineId=id_, objectIds=[instance], status="TRY_CANCEL"),
            lambda: None,
            lambda: _log(logged, id_, attempt, "StdOutput", "the last\n"),
        )
    )
    graph = fetch_graph(logged.client, id_)
    found = follow_logs(
        logged.client, logged.make("s3"), id_, graph, "load", sleep=lambda _: next(steps, lambda: None)() and None
    )
    news = [item.news.text if item.news else item.attempt.status for item in found]
    assert news == ["RUNNING", "CANCELED", "the last\n"]


def test_following_while_the_next_run_begins(logged: Any) -> None:
    """It is the run that it began with."""
    id_ = logged.deploy(daily(3))
    logged.take()

    def sleep(_seconds: float) -> None:
        logged.work(until=logged.clock.now() + timedelta(days=1))

    graph = fetch_graph(logged.client, id_)
    found = list(follow_logs(logged.client, logged.make("s3"), id_, graph, "load", sleep=sleep))
    assert {item.attempt.scheduled_start for item in found} == {"2026-11-24T03:00:00"}
    assert "@load_2026-11-25T03:00:00" in logged.statuses(id_)


def test_following_an_unknown_activity(live: Any) -> None:
    """It is told before anybody waits."""
    id_ = live.put(daily())
    with pytest.raises(UnknownNameError, match="did you mean 'load'"):
        next(follow_logs(live.client, None, id_, fetch_graph(live.client, id_), "laod"))
