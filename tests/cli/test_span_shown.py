"""What people and programs see of a span."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from penstock.cli import span_shown
from penstock.cli.many_intervals import Intervals
from penstock.local.virtual_time import Glance

FIRST, LAST = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 3, tzinfo=UTC)
END = Glance("2026-05-03T00:06:00", is_over=True, begun=3, over=3)


@pytest.fixture
def runs(instance: Any, run_of: Any) -> Any:
    """One run that finished, one that failed at its second try, and one that waits for what nobody brings."""

    def load(day: int, status: str, **others: Any) -> Any:
        return instance("load", status, scheduled_start=f"2026-05-0{day}T00:00:00", **others)

    def ready(day: int, status: str, **others: Any) -> Any:
        return instance("ready", status, kind="S3KeyExists", scheduled_start=f"2026-05-0{day}T00:00:00", **others)

    times = {"started": "2026-05-01T00:05:00", "ended": "2026-05-01T00:06:00"}
    failed = {
        "attempts": 2,
        "reason": "exit code 3\nand more",
        "started": "2026-05-02T00:05:00",
        "ended": "2026-05-02T00:45:00",
    }
    return (
        run_of(ready(1, "FINISHED", attempts=1), load(1, "FINISHED", attempts=1, **times)),
        run_of(ready(2, "FINISHED", attempts=1), load(2, "FAILED", **failed)),
        run_of(
            ready(3, "RUNNING", attempts=1, started="2026-05-03T00:00:00"),
            load(3, "WAITING_ON_DEPENDENCIES", waiting_on=("@ready_2026-05-03T00:00:00 (RUNNING, no key yet)",)),
        ),
    )  # fmt: skip


def test_a_line_for_each_interval(runs: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """With what failed first, or what it waits for; what has not begun is counted."""
    span_shown.report(runs, 5)
    assert [line.split(maxsplit=5) for line in capsys.readouterr().out.splitlines()] == [
        ["INTERVAL", "STATE", "STARTED", "ENDED", "RETRIES", "WHY"],
        ["2026-05-01T00:00:00", "FINISHED", "2026-05-01T00:05:00", "2026-05-01T00:06:00", "0"],
        ["2026-05-02T00:00:00", "FAILED", "2026-05-02T00:05:00", "2026-05-02T00:45:00", "1", "load: exit code 3"],
        [
            "2026-05-03T00:00:00",
            "RUNNING",
            "2026-05-03T00:00:00",
            "0",
            "load:",
            "waits for ready (RUNNING, no key yet)",
        ],
        ["2", "intervals", "had", "not", "begun"],
    ]


def test_many_intervals_share_lines(runs: Any, instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that follow each other and came to the same end, for the same reason."""
    good, bad, _ = runs
    many = [
        replace(bad if number in {20, 21} else good, scheduled_start=f"2026-05-01T{number:02}:00:00")
        for number in range(24)
    ]
    many += [replace(good, scheduled_start=f"2026-05-02T{number:02}:00:00") for number in range(24)]
    span_shown.report(many, 48)
    assert [line.split(maxsplit=5) for line in capsys.readouterr().out.splitlines()] == [
        ["FROM", "TO", "INTERVALS", "STATE", "RETRIES", "EACH  WHY (THE FIRST)"],
        ["2026-05-01T00:00:00", "2026-05-01T19:00:00", "20", "FINISHED", "0"],
        ["2026-05-01T20:00:00", "2026-05-01T21:00:00", "2", "FAILED", "1", "load: exit code 3"],
        ["2026-05-01T22:00:00", "2026-05-02T23:00:00", "26", "FINISHED", "0"],
    ]


def test_for_programs(runs: Any) -> None:
    """Every instance, and what the run was."""
    intervals = Intervals(
        SimpleNamespace(spec=SimpleNamespace(name="visits")),  # type: ignore[arg-type]
        FIRST,
        LAST,
        5,
    )
    found = span_shown.report_json(
        SimpleNamespace(run=SimpleNamespace(pipeline_id="df-7"), intervals=intervals),  # type: ignore[arg-type]
        runs,
        END,
        1.23456,
    )
    shown = found.pop("runs")
    assert found == {
        "pipeline": "df-7",
        "name": "visits",
        "clock": "virtual",
        "from": "2026-05-01T00:00:00",
        "to": "2026-05-03T00:00:00",
        "intervals": 5,
        "finished": 1,
        "not_begun": 2,
        "is_over": True,
        "virtual_time": "2026-05-03T00:06:00",
        "seconds": 1.235,
    }
    assert [(run["scheduled_start"], run["state"], len(run["instances"])) for run in shown] == [
        ("2026-05-01T00:00:00", "FINISHED", 2),
        ("2026-05-02T00:00:00", "FAILED", 2),
        ("2026-05-03T00:00:00", "RUNNING", 2),
    ]


def test_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every five seconds, where there is no terminal; the last is given back."""
    times = iter([0.0, 1.0, 6.0, 6.0, 9.0])
    monkeypatch.setattr(span_shown, "time", SimpleNamespace(monotonic=lambda: next(times)))
    glances = [Glance(f"2026-05-0{day}T00:00:00", is_over=day == 3, begun=day, over=day) for day in (1, 2, 3)]
    assert span_shown.watched(glances, 3) == glances[-1]
    assert capsys.readouterr() == ("", "2026-05-02T00:00:00  2 of 3 intervals done\n")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives the last back, too."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert span_shown.watched([END], 3) == END


def test_how_it_ended(runs: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, as JSON may be on the other."""
    span_shown.conclude(runs, 5, END, 61.04)
    line = "of 5 intervals finished in 61.0 s; the virtual clock stands at 2026-05-03T00:06:00\n"
    assert capsys.readouterr().err == (
        f"1 {line}what waits would wait for ever: nothing is left that could bring it; "
        "--input gives data nodes their data\n"
    )
    span_shown.conclude(runs[:2], 5, END, 61.04)
    assert capsys.readouterr().err == f"1 {line}"
    span_shown.conclude(runs, 5, replace(END, is_over=False), 61.04)
    assert capsys.readouterr().err == f"1 {line}"
