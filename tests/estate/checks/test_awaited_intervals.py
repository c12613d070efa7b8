"""Intervals that are waited for."""

from __future__ import annotations

from typing import Any

import pytest

DONE = "- {type: mark-success}"
WAIT = "- {type: wait-for-pipelines, pipelines: [orders]}"
HOURLY = "{every: 1 hour, start: 2026-01-01}"


def shifted(interval: str) -> str:
    """A wait for another interval."""
    return f'- {{type: wait-for-pipelines, pipelines: [{{pipeline: orders, interval: "#{{{interval}}}"}}]}}'


@pytest.mark.parametrize(
    ("own", "their", "step"),
    [
        ("{every: 1 day, start: 2026-01-01}", "{every: 1 day, start: 2026-01-01}", WAIT),
        ("{every: 1 day, start: 2026-02-01}", "{every: 1 day, start: 2026-01-01}", WAIT),
        ("{every: 1 day, start: 2026-01-01, runs_at: end}", "{every: 1 day, start: 2026-01-01}", WAIT),
        ("{every: 1 day, start: 2026-01-01}", HOURLY, WAIT),
        ("{every: 1 week, start: 2026-01-05}", "{every: 1 day, start: 2026-01-01}", WAIT),
        ("{every: 1 month, start: 2026-01-31}", "{every: 1 day, start: 2026-01-01}", WAIT),
        (HOURLY, "{every: 1 day, start: 2026-01-01}", shifted("midnight(@scheduledStartTime)")),
        (
            "{every: 1 day, start: 2026-02-01}",
            "{every: 1 day, start: 2026-01-01}",
            shifted("minusDays(@scheduledStartTime, 1)"),
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 month, start: 2025-12-01}",
            shifted("firstOfMonth(@scheduledStartTime)"),
        ),
        (
            "{every: 1 day, start: 2026-01-04}",
            "{every: 1 week, start: 2026-01-04}",
            shifted("sunday(@scheduledStartTime)"),
        ),
        (
            "{every: 1 day, start: first-activation}",
            "{every: 1 day, start: 2026-01-01}",
            shifted("midnight(@scheduledStartTime)"),
        ),
        ("on-demand", "{every: 1 day, start: 2026-01-01}", shifted("midnight(@scheduledStartTime)")),
        ("{every: 1 day, start: 2026-01-01, end: 2026-02-01}", "{every: 1 day, start: 2026-01-01}", WAIT),
    ],
)
def test_schedules_that_fit(told: Any, own: str, their: str, step: str) -> None:
    """Nothing is said."""
    assert told({"report": own, "orders": their}, orders=DONE, report=step) == []


NEVER = "'orders' never runs in the interval that is waited for"
VAIN = "some runs wait in vain: the one of"
AROUND = "and 'orders' has an interval from 2026-01-01T00:00:00 and one from 2026-01-02T00:00:00"
A_MONTH = AROUND.replace("01-01", "01-28").replace("01-02", "02-28")
LAST = "when 'orders' has had its last interval"
NOBODY = "nobody can wait for an interval of 'orders': it runs {}, and that is when its intervals start"


@pytest.mark.parametrize(
    ("own", "their", "step", "severity", "message"),
    [
        (
            HOURLY,
            "{every: 1 day, start: 2026-01-01}",
            WAIT,
            "error",
            f"{VAIN} 2026-01-01T01:00:00 waits for 2026-01-01T01:00:00, {AROUND}",
        ),
        (
            "{every: 1 day, start: 2026-01-01, at: '06:00'}",
            "{every: 1 day, start: 2026-01-01}",
            WAIT,
            "error",
            f"{NEVER}: the one of 2026-01-01T06:00:00 waits for 2026-01-01T06:00:00, {AROUND}",
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 day, start: 2026-02-01}",
            WAIT,
            "warning",
            f"{VAIN} 2026-01-01T00:00:00 waits for 2026-01-01T00:00:00, and 'orders' starts at 2026-02-01T00:00:00",
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 day, start: 2026-01-01, end: 2026-01-10}",
            WAIT,
            "warning",
            f"{VAIN} 2026-01-10T00:00:00 waits for 2026-01-10T00:00:00, {LAST}",
        ),
        (
            "{every: 1 day, start: 2026-02-01}",
            "{every: 1 day, start: 2026-01-01, occurrences: 3}",
            WAIT,
            "error",
            f"{NEVER}: the one of 2026-02-01T00:00:00 waits for 2026-02-01T00:00:00, {LAST}",
        ),
        (
            "{every: 1 day, start: first-activation}",
            "{every: 1 day, start: 2026-01-01}",
            WAIT,
            "error",
            f"{NEVER}: those of 'report' start at the first activation",
        ),
        (
            "on-demand",
            "{every: 1 day, start: 2026-01-01}",
            WAIT,
            "warning",
            f"{NEVER}: those of 'report' start at an activation",
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 day, start: first-activation}",
            WAIT,
            "error",
            NOBODY.format("from its first activation on"),
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "once",
            WAIT,
            "error",
            NOBODY.format("from its first activation on"),
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "on-demand",
            WAIT,
            "error",
            NOBODY.format("only when it is activated"),
        ),
        (
            "on-demand",
            "on-demand",
            WAIT,
            "warning",
            NOBODY.format("only when it is activated"),
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 day, start: 2026-01-01}",
            shifted("plusHours(@scheduledStartTime, 1)"),
            "error",
            f"{NEVER}: the one of 2026-01-01T00:00:00 waits for 2026-01-01T01:00:00, {AROUND}",
        ),
        (
            "{every: 1 day, start: 2026-01-01}",
            "{every: 1 day, start: 2026-01-01}",
            shifted("minusDays(@scheduledStartTime, 1)"),
            "warning",
            f"{VAIN} 2026-01-01T00:00:00 waits for 2025-12-31T00:00:00, and 'orders' starts at 2026-01-01T00:00:00",
        ),
        (
            "{every: 1 month, start: 2026-01-31}",
            "{every: 1 month, start: 2026-01-28}",
            WAIT,
            "error",
            f"{VAIN} 2026-01-31T00:00:00 waits for 2026-01-31T00:00:00, {A_MONTH}",
        ),
    ],
)
def test_schedules_that_do_not(told: Any, own: str, their: str, step: str, severity: str, message: str) -> None:
    """At the name of the pipeline, with the first run that waits in vain."""
    ((id_, level, text, place),) = told({"report": own, "orders": their}, orders=DONE, report=step)
    assert (id_, level, text) == ("PS503", severity, message)
    assert place.startswith("report:4:")


def test_pipelines_without_a_marker_have_another_finding(told: Any) -> None:
    """One at a time."""
    found = told({"report": HOURLY}, orders="- {type: run-shell, command: x}", report=WAIT)
    assert [item[0] for item in found] == ["PS502"]
