"""Schedules in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.rendering.graph import Graph
from penstock.rendering.schedules import when

AT_THE_START = "each run at the start of its interval (cron)"
AT_THE_END = "each run at the end of its interval (timeseries)"


@pytest.mark.parametrize(
    ("schedule", "kind", "words"),
    [
        ({"period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME"}, None, "every 1 day from the first activation"),
        (
            {"period": "2 Hours", "startDateTime": "2026-01-31T06:00:00", "endDateTime": "2026-02-01T06:00:00"},
            "timeseries",
            "every 2 Hours from 2026-01-31T06:00:00 UTC until 2026-02-01T06:00:00 UTC; " + AT_THE_END,
        ),
        (
            {"period": "15 minutes", "startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "3"},
            "CRON",
            "every 15 minutes from the first activation (number of runs: 3); " + AT_THE_START,
        ),
        ({"period": "#{myPeriod}", "startAt": "SOME_TIME"}, "odd", "every #{myPeriod} from SOME_TIME; odd"),
        ({}, None, "no period in s"),
        (
            {"period": "ONDEMAND_PERIOD", "startAt": "ONDEMAND_ACTIVATION_TIME"},
            None,
            "on demand, once for each activation",
        ),
        ({"period": "1 day"}, "ondemand", "on demand, once for each activation"),
    ],
)
def test_words(graph: Callable[..., Graph], schedule: dict[str, str], kind: str | None, words: str) -> None:
    """Period, start, end, and when in its interval a run is; expressions and what is not known as they are."""
    fields = {"scheduleType": kind} if kind else {}
    made = graph(
        {"id": "s", "type": "Schedule", **schedule},
        {"id": "a", "type": "CopyActivity", "schedule": {"ref": "s"}, **fields},
    )
    assert when(made, made.by_id["a"]) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"scheduleType": "cron"}, AT_THE_START),
        ({"schedule": {"ref": "gone"}}, "gone (does not exist)"),
        ({"schedule": "daily"}, "'daily' (a text, not a reference)"),
        ({"scheduleType": "ONDEMAND"}, "on demand, once for each activation"),
    ],
)
def test_no_schedule(graph: Callable[..., Graph], fields: dict[str, Any], words: str) -> None:
    """What there is."""
    made = graph({"id": "a", "type": "CopyActivity", **fields})
    assert when(made, made.by_id["a"]) == words


def test_inherited(graph: Callable[..., Graph]) -> None:
    """From Default, as usual; a type without a schedule has none."""
    made = graph(
        {"id": "Default", "schedule": {"ref": "s"}, "scheduleType": "cron"},
        {"id": "s", "type": "Schedule", "period": "1 day"},
        {"id": "a", "type": "CopyActivity"},
        {"id": "f", "type": "CSV"},
    )
    assert when(made, made.by_id["a"]) == f"every 1 day; {AT_THE_START}"
    assert when(made, made.by_id["f"]) == ""
