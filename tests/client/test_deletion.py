"""What is lost with a pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.client.deletion import Loss, delete_pipeline, fetch_loss, refuse_several
from penstock.client.pipelines import find_pipelines
from penstock.client.refusal import OperationError
from tests.client.service import daily


def test_runs_instances_and_what_is_under_way(live: Any) -> None:
    """Of all runs."""
    id_ = live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work(tasks=4)
    attempt = live.take()
    loss = fetch_loss(live.client, id_)
    assert (loss.runs, loss.instances) == (3, 12)
    assert attempt.removesuffix("_Attempt=1") in loss.under_way


def test_a_pipeline_that_has_not_run(live: Any) -> None:
    """There is its definition only."""
    assert fetch_loss(live.client, live.put(daily())) == Loss(0, 0, ())


def test_what_is_deleted_is_gone(live: Any) -> None:
    """And nothing else."""
    id_, other = live.deploy(daily()), live.put(daily(), "others")
    delete_pipeline(live.client, id_)
    assert [item["id"] for item in live.client.list_pipelines()["pipelineIdList"]] == [other]


def test_a_name_that_several_have(live: Any) -> None:
    """None of them is taken."""
    first, second = live.put(daily()), live.deploy(daily())
    refuse_several("visits", find_pipelines(live.client, first))
    with pytest.raises(OperationError) as told:
        refuse_several("visits", find_pipelines(live.client, "visits"))
    assert str(told.value) == (
        f"2 pipelines are named visits; say which by its id: {second} (SCHEDULED, created 2026-11-24T03:00:00), "
        f"{first} (PENDING, created 2026-11-24T03:00:00)"
    )
