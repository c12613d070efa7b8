"""Pipelines by name and id."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from penstock.client.names import UnknownNameError
from penstock.client.pipelines import PipelineView, describe_pipelines, find_pipelines, list_pipelines
from tests.client.service import daily, failing


def test_all_pages_by_name(live: Any) -> None:
    """ListPipelines has 100 in a page, DescribePipelines takes 25; the account's limit is 100."""
    for number in range(100):
        live.client.create_pipeline(name=f"p{99 - number:02}", uniqueId=str(number))
    told: list[tuple[int, int]] = []
    found = list_pipelines(live.client, lambda done, total: told.append((done, total)))
    assert [item.name for item in found] == [f"p{number:02}" for number in range(100)]
    assert told == [(25, 100), (50, 100), (75, 100), (100, 100)]


def test_pages_of_a_list(client: Any) -> None:
    """However small they are."""
    client.pipelines = [(f"df-{number}", "x") for number in range(20)]
    client.describe_pipelines = lambda pipelineIds: {  # noqa: N803 - as boto3 has it
        "pipelineDescriptionList": [{"pipelineId": id_, "name": "x", "fields": []} for id_ in pipelineIds]
    }
    assert len(list_pipelines(client)) == 20


def test_what_is_told_of_one(live: Any) -> None:
    """Before it was activated, while it runs, and after a failure."""
    id_ = live.put(daily(2), owner="web")
    (pending,) = find_pipelines(live.client, id_)
    assert pending == PipelineView(
        id=id_,
        name="visits",
        description="",
        state="PENDING",
        health="No Health Information Available",
        created="2026-11-24T03:00:00",
        first_activated=None,
        last_activated=None,
        latest_run=None,
        next_run=None,
        tags={"owner": "web"},
    )
    assert (pending.was_activated, pending.is_unhealthy) == (False, False)
    live.client.activate_pipeline(pipelineId=id_)
    live.work(failing("load"))
    (failed,) = find_pipelines(live.client, "visits")
    assert (failed.state, failed.health, failed.is_unhealthy, failed.was_activated) == (
        "SCHEDULED",
        "ERROR",
        True,
        True,
    )
    assert (failed.latest_run, failed.next_run) == ("2026-11-24T03:00:00", "2026-11-25T03:00:00")


def test_of_one_name_the_newest_is_first(live: Any) -> None:
    """Also of those made within a second."""
    first, second = live.put(daily()), live.put(daily())
    live.clock.move_to(live.clock.now().replace(hour=9))
    third = live.put(daily())
    assert [item.id for item in find_pipelines(live.client, "visits")] == [third, second, first]


def test_an_unknown_name(live: Any) -> None:
    """With what there is."""
    live.put(daily())
    with pytest.raises(UnknownNameError, match="there is no pipeline 'vists'; did you mean 'visits'"):
        find_pipelines(live.client, "vists")


def test_one_that_is_deleted_meanwhile(live: Any) -> None:
    """The others are told all the same."""
    ids = [live.put(daily(), name) for name in ("a", "b", "c")]
    live.client.delete_pipeline(pipelineId=ids[1])
    assert [item.name for item in describe_pipelines(live.client, ids)] == ["a", "c"]


def test_other_refusals_are_not_hidden(live: Any) -> None:
    """Such as a permission that is missing."""
    with pytest.raises(ClientError, match="InvalidRequestException"):
        describe_pipelines(live.client, ["x" * 2000])
