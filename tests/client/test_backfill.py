"""Backfills on the real local service."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.client.backfill import Backfill, BackfillError, plan_backfill, start_backfill
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.pipelines import find_pipelines
from penstock.client.runs import fetch_runs
from tests.client.service import daily, failing

NOV_24 = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _day(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def _plan(live: Any, first: int, last: int, *, now: datetime = NOV_24, name: str = "visits", **others: Any) -> Backfill:
    pipeline = find_pipelines(live.client, name)[0]
    return plan_backfill(live.client, pipeline, (_day(first), _day(last, 23)), now=now, **others)


def _planned(plan: Backfill) -> list[tuple[str, str | None]]:
    return [(item.interval.scheduled_start, item.before) for item in plan.planned]


def test_before_the_start_of_the_pipeline(live: Any) -> None:
    """Its schedule is thought to go on into the past; the pipeline and its history stay as they are."""
    id_ = live.deploy(daily(2), name="visits")
    live.work()
    before = fetch_runs(live.client, id_)
    plan = _plan(live, 1, 3)
    assert plan.name == "visits-backfill-2026-11-01T0300-to-2026-11-03T0300"
    assert _planned(plan) == [(f"2026-11-0{day}T03:00:00", None) for day in (1, 2, 3)]
    assert (plan.start, plan.not_due) == (_day(1, 3), 0)
    copy = start_backfill(live.client, plan)
    live.work()
    runs = fetch_runs(live.client, copy)
    assert [(run.scheduled_start, run.state) for run in runs] == [
        (f"2026-11-0{day}T03:00:00", "FINISHED") for day in (1, 2, 3)
    ]
    assert frozenset(run.scheduled_start for run in runs) == plan.starts
    assert fetch_runs(live.client, id_) == before
    (view,) = find_pipelines(live.client, plan.name)
    assert (view.state, view.description) == ("FINISHED", f"Backfill of visits ({id_})")


def test_what_the_pipeline_has_of_each_interval(live: Any) -> None:
    """Finished, failed, skipped, or none."""
    live.deploy(daily(6, start="2026-11-19T00:00:00", mode="cascade"), startTimestamp="2026-11-20T00:00:00")
    live.work(lambda attempt: failing("load")(attempt) if "11-21" in attempt else "FINISHED")
    assert _planned(_plan(live, 18, 21)) == [
        ("2026-11-18T00:00:00", None),
        ("2026-11-19T00:00:00", "SKIPPED"),
        ("2026-11-20T00:00:00", "FINISHED"),
        ("2026-11-21T00:00:00", "FAILED"),
    ]


def test_one_after_another(live: Any) -> None:
    """With at most one active instance, `load` runs in the order of time, each after the one before."""
    live.deploy(daily(2))
    live.work()
    plan = _plan(live, 1, 5, max_active=1)
    start_backfill(live.client, plan)
    assert [live.take()[:17]] == ["@load_2026-11-01T"]
    assert live.service.handle("PollForTask", {"workerGroup": "penstock.local"}) == {}


def test_without_a_limit_five_run_at_once(live: Any) -> None:
    """The service's own limit."""
    live.deploy(daily(2))
    live.work()
    start_backfill(live.client, _plan(live, 1, 9))
    assert [live.take()[:16] for _ in range(5)] == [f"@load_2026-11-0{day}" for day in range(1, 6)]
    assert live.service.handle("PollForTask", {"workerGroup": "penstock.local"}) == {}


def test_what_is_not_due_is_left_out(live: Any) -> None:
    """With cron an interval is due when it begins, with timeseries when it ends."""
    live.put(daily(start="2026-11-01T00:00:00"))
    plan = _plan(live, 22, 26)
    assert ([start[8:10] for start, _ in _planned(plan)], plan.not_due) == (["22", "23", "24"], 2)
    live.put(daily(start="2026-11-01T00:00:00", scheduleType="timeseries"), name="later")
    plan = _plan(live, 22, 26, name="later")
    assert ([start[8:10] for start, _ in _planned(plan)], plan.not_due) == (["22", "23"], 3)


def test_nothing_to_do(live: Any) -> None:
    """No interval starts then, or none is due."""
    live.put(daily(start="2026-11-01T00:00:00"))
    pipeline = find_pipelines(live.client, "visits")[0]
    with pytest.raises(BackfillError, match=r"starts from 2026-11-02T01:00:00 to 2026-11-02T23:00:00$"):
        plan_backfill(live.client, pipeline, (_day(2, 1), _day(2, 23)), now=NOV_24)
    with pytest.raises(BackfillError, match=r"no interval of schedule Daily .*, and is due$"):
        _plan(live, 26, 27)


def test_on_demand(live: Any) -> None:
    """It has no intervals."""
    definition = daily(scheduleType="ondemand")
    del definition["objects"][0]["schedule"]
    del definition["objects"][1]
    live.put(definition)
    with pytest.raises(BackfillError, match="runs on demand"):
        _plan(live, 1, 2)


def test_a_second_time(live: Any) -> None:
    """It is not made twice; deleted, it is made again."""
    live.deploy(daily(2))
    plan = _plan(live, 1, 2)
    copy = start_backfill(live.client, plan)
    message = rf"visits-backfill-.* \({copy}\) already, SCHEDULED; `penstock rerun {copy} --all` runs again what failed"
    with pytest.raises(BackfillError, match=message):
        _plan(live, 1, 2)
    with pytest.raises(BackfillError, match="already, SCHEDULED"):
        start_backfill(live.client, plan)  # as when two people do it at once
    assert [run.scheduled_start[:10] for run in fetch_runs(live.client, copy)] == ["2026-11-01", "2026-11-02"]
    live.client.delete_pipeline(pipelineId=copy)
    again = start_backfill(live.client, _plan(live, 1, 2))
    assert again != copy
    assert len(fetch_runs(live.client, again)) == 2


def test_a_refusal_leaves_nothing_behind(live: Any) -> None:
    """The service's errors are told."""
    live.put(daily(start="2026-11-01T00:00:00"))
    plan = _plan(live, 1, 2)
    from dataclasses import replace

    broken = replace(plan.definition, objects=plan.definition.objects[1:])  # without Default nothing has a schedule
    with pytest.raises(DefinitionRefusedError, match="schedule"):
        start_backfill(live.client, replace(plan, definition=broken))
    assert [item["name"] for item in live.client.list_pipelines()["pipelineIdList"]] == ["visits"]


def test_tags_are_kept(live: Any) -> None:
    """Policies may go by them; those that AWS made cannot be given."""
    id_ = live.put(daily(start="2026-11-01T00:00:00"), owner="web")
    live.client.add_tags(pipelineId=id_, tags=[{"key": "aws:cloudformation:stack-name", "value": "s"}])
    copy = start_backfill(live.client, _plan(live, 1, 2))
    (view,) = live.client.describe_pipelines(pipelineIds=[copy])["pipelineDescriptionList"]
    assert view["tags"] == [{"key": "owner", "value": "web"}]


def test_the_version_that_runs_is_copied(live: Any) -> None:
    """Not one that was only put."""
    id_ = live.deploy(daily(2))
    from penstock.definition.api_form import to_api
    from penstock.definition.cli_form import from_cli

    changed = daily(2)
    changed["objects"][3]["command"] = "false"
    form = {key: value for key, value in to_api(from_cli(changed)).items() if value}
    live.client.put_pipeline_definition(pipelineId=id_, **form)
    load = _plan(live, 1, 2).definition.find("load")
    assert load is not None
    assert load.string("command") == "true"


def test_months_that_end_early(live: Any) -> None:
    """A copy that starts on the 28th of February would not have the 31st of March."""
    definition = daily(12, start="2026-01-31T00:00:00")
    definition["objects"][1]["period"] = "1 month"
    live.put(definition)
    pipeline = find_pipelines(live.client, "visits")[0]
    span = datetime(2026, 1, 31, tzinfo=UTC), datetime(2026, 4, 30, tzinfo=UTC)
    plan = plan_backfill(live.client, pipeline, span, now=NOV_24)
    assert [start[:10] for start, _ in _planned(plan)] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    late = (datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 4, 30, tzinfo=UTC))
    with pytest.raises(
        BackfillError, match="starts on day 31 of its months; begin with an interval that starts on that"
    ):
        plan_backfill(live.client, pipeline, late, now=NOV_24)


def test_several_schedules(live: Any) -> None:
    """Each from its first interval to its last."""
    definition = daily(start="2026-11-01T00:00:00")
    hourly = {"id": "Half", "type": "Schedule", "period": "12 hours", "startDateTime": "2026-11-01T06:00:00"}
    definition["objects"].append(hourly)
    definition["objects"][5]["schedule"] = {"ref": "Half"}
    live.put(definition)
    plan = _plan(live, 1, 2)
    assert [(item.interval.scheduled_start[8:13], item.timetable.schedule) for item in plan.planned] == [
        ("01T00", "Daily"),
        ("01T06", "Half"),
        ("01T18", "Half"),
        ("02T00", "Daily"),
        ("02T06", "Half"),
        ("02T18", "Half"),
    ]
    assert plan.name == "visits-backfill-2026-11-01-to-2026-11-02T1800"
    copy = start_backfill(live.client, plan)
    assert frozenset(run.scheduled_start for run in fetch_runs(live.client, copy)) == plan.starts


def test_hidden_secrets(live: Any) -> None:
    """It says which, and what to do."""
    definition = daily(start="2026-11-01T00:00:00")
    definition["parameters"] = [{"id": "*myPassword", "type": "String"}]
    definition["values"] = {"*myPassword": "****"}
    live.put(definition)
    with pytest.raises(
        BackfillError, match=r"does not tell the values of \*myPassword, so the pipeline cannot be copied"
    ):
        _plan(live, 1, 2)
