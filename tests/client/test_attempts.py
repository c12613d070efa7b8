"""Attempts of an activity."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.client.attempts import AttemptView, fetch_attempts
from penstock.client.graph import fetch_graph
from penstock.client.names import UnknownNameError
from penstock.client.span import EVER, Span
from penstock.local.datapipeline import LOCAL_WORKER_GROUP
from penstock.worker.attempt_log import folder
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import Task
from tests.client.service import daily, failing


def _attempts(live: Any, id_: str, component: str, span: Span = EVER) -> tuple[AttemptView, ...]:
    return fetch_attempts(live.client, id_, fetch_graph(live.client, id_), component, span)


def test_all_that_is_known_of_one(live: Any) -> None:
    """And where its log files lie."""
    definition = daily(2)
    definition["objects"][4]["name"] = "The report"
    id_ = live.deploy(definition)
    live.work(failing("report"))
    assert _attempts(live, id_, "report") == (
        AttemptView(
            id="@report_2026-11-24T03:00:00_Attempt=1",
            number=1,
            instance="@report_2026-11-24T03:00:00",
            scheduled_start="2026-11-24T03:00:00",
            status="FAILED",
            started="2026-11-24T03:00:00",
            ended="2026-11-24T03:00:00",
            host=None,
            error=("Broken", "report is broken"),
            links=(),
            folders=tuple(
                f"s3://logs/visits/{id_}/{name}/@report_2026-11-24T03:00:00/@report_2026-11-24T03:00:00_Attempt=1"
                for name in ("The report", "report")
            ),
        ),
    )


def test_more_than_nine_attempts_are_in_order(live: Any) -> None:
    """Of numbers, not of letters."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    for _ in range(10):
        live.client.set_status(pipelineId=id_, objectIds=["@report_2026-11-24T03:00:00"], status="RERUN")
        live.work(failing("report"))
    found = _attempts(live, id_, "report")
    assert [item.number for item in found] == list(range(1, 12))
    assert all(item.is_over for item in found)


def test_the_latest_run_in_which_it_was_tried(live: Any) -> None:
    """Or the latest within a span."""
    id_ = live.deploy(daily(4, start="2026-11-21T00:00:00"), startTimestamp="2026-11-21T00:00:00")
    live.work(failing("report"))
    assert [item.scheduled_start for item in _attempts(live, id_, "report")] == ["2026-11-24T00:00:00"]
    before = Span(None, datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert [item.scheduled_start for item in _attempts(live, id_, "report", before)] == ["2026-11-22T00:00:00"]
    assert _attempts(live, id_, "mail") == ()


def test_an_unknown_activity(live: Any) -> None:
    """The activities are named."""
    id_ = live.put(daily())
    with pytest.raises(UnknownNameError, match="there is no activity 'reports'; did you mean 'report'"):
        _attempts(live, id_, "reports")
    with pytest.raises(UnknownNameError, match="there is no activity 'xyz'; there is load, mail, report"):
        _attempts(live, id_, "xyz")


def test_the_place_of_logs_may_be_an_expression(live: Any) -> None:
    """The service evaluates it."""
    id_ = live.deploy(daily(pipelineLogUri="s3://logs/#{format(@scheduledStartTime, 'YYYY')}/"))
    live.work()
    (found,) = _attempts(live, id_, "load")
    assert found.folders[0].startswith(f"s3://logs/2026/{id_}/load/@load_")


def test_a_pipeline_without_logs(live: Any) -> None:
    """There is no folder."""
    definition = daily()
    del definition["objects"][0]["pipelineLogUri"]
    id_ = live.deploy(definition)
    live.work()
    (found,) = _attempts(live, id_, "load")
    assert found.folders == ()


@pytest.mark.parametrize("name", [None, "The load"])
@pytest.mark.parametrize(
    "uri", ["s3://logs/visits", "s3://logs/visits/", "s3://logs/#{@scheduledStartTime}", "s3://logs"]
)
def test_the_worker_writes_to_that_very_folder(live: Any, uri: str, name: str | None) -> None:
    """Both follow one page of the guide."""
    definition = daily(pipelineLogUri=uri)
    if name:
        definition["objects"][3]["name"] = name
    id_ = live.deploy(definition)
    payload = live.service.handle("PollForTask", {"workerGroup": LOCAL_WORKER_GROUP})["taskObject"]
    task = Task.from_api(payload)
    written = folder(S3Uri.parse(task.activity.string("pipelineLogUri") or ""), task)
    (found,) = _attempts(live, id_, "load")
    assert str(written) == found.folders[0]
