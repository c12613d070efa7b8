"""`penstock activate` and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily


def test_the_first_time(live: Any, penstock: Callable[..., Any]) -> None:
    """Its state, and when it runs next."""
    id_ = live.put(daily(2))
    outcome = penstock("activate", "visits")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"visits ({id_}) is SCHEDULED, next run 2026-11-25T03:00:00\n"


def test_from_a_day_on(live: Any, penstock: Callable[..., Any]) -> None:
    """Without it the service refuses a start long past."""
    id_ = live.put(daily(3, start="2026-11-21T00:00:00"))
    refused = penstock("activate", "visits")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(
        "the service refuses: Schedule 'Daily' starts at 2026-11-21T00:00:00, more than one day"
    )
    assert penstock("activate", "visits", "--from", "2026-11-22").code == 0
    assert live.statuses(id_)["@load_2026-11-21T00:00:00"] == "SKIPPED"
    assert live.statuses(id_)["@load_2026-11-22T00:00:00"] == "WAITING_FOR_RUNNER"


def test_waiting_for_the_end(live: Any, penstock: Callable[..., Any]) -> None:
    """Of the runs that it has begun."""
    live.put(daily(1))
    with live.working():
        outcome = penstock("activate", "visits", "--wait")
    assert outcome.code == 0
    assert "└─ 2026-11-24T03:00:00  FINISHED\n" in outcome.out


def test_values(live: Any, penstock: Callable[..., Any]) -> None:
    """A value may have an equals sign."""
    definition = daily()
    definition["objects"][3]["command"] = "echo #{myWord}"
    definition["parameters"] = [{"id": "myWord", "type": "String"}]
    id_ = live.put(definition)
    assert penstock("activate", "visits", "--value", "myWord=a=b").code == 0
    reply = live.client.get_pipeline_definition(pipelineId=id_)
    assert reply["parameterValues"] == [{"id": "myWord", "stringValue": "a=b"}]


def test_json(live: Any, penstock: Callable[..., Any]) -> None:
    """The pipeline after it."""
    id_ = live.put(daily(2))
    told = json.loads(penstock("activate", "visits", "--json").out)
    assert (told["id"], told["state"]) == (id_, "SCHEDULED")


@pytest.mark.parametrize(
    ("value", "message"),
    [("myWord", "'myWord' is not"), ("=x", "'=x' is not"), ("*myPassword=x", "is a secret, and command lines")],
)
def test_values_that_are_none(project: Any, penstock: Callable[..., Any], value: str, message: str) -> None:
    """And secrets, which others could read."""
    outcome = penstock("activate", "visits", "--value", value)
    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize("options", [["--from", "May"], ["--wait", "--json"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], options: list[str]) -> None:
    """Told before AWS is asked."""
    assert penstock("activate", "visits", *options).code == 2
