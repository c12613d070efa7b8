"""A span that runs: how far it is, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from penstock.cli import span_run
from penstock.cli.many_intervals import Intervals
from penstock.cli.span_run import SpanRun, start_span
from penstock.client.span import Span
from penstock.local.virtual_time import Glance

FIRST, LAST = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 3, tzinfo=UTC)


@pytest.fixture
def intervals() -> Any:
    """Three days."""
    return Intervals(SimpleNamespace(spec=SimpleNamespace(name="visits")), FIRST, LAST, 3)  # type: ignore[arg-type]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Glance]:
    """What the cloud answers, one after the other."""
    answers = [Glance("t", is_over=over == 3, begun=3, over=over) for over in (0, 1, 3)]
    given: Iterator[Glance] = iter(answers)
    monkeypatch.setattr(span_run, "glance", lambda url: next(given) if url == "http://x" else None)
    return answers


def _span(intervals: Any) -> SpanRun:
    return SpanRun(SimpleNamespace(client="client", pipeline_id="df-7"), intervals, "http://x")  # type: ignore[arg-type]


def test_it_is_looked_at_until_it_is_over(intervals: Any, seen: list[Glance]) -> None:
    """With a pause between two looks."""
    pauses: list[float] = []
    assert list(_span(intervals).glances(None, pauses.append, lambda: 0.0)) == seen
    assert pauses == [0.25, 0.25]


def test_or_until_the_limit(intervals: Any, seen: list[Glance]) -> None:
    """The last look is given, too."""
    times = iter([0.0, 1.0, 9.0])
    assert list(_span(intervals).glances(9.0, lambda _: None, lambda: next(times))) == seen[:2]


def test_its_runs_are_those_of_the_span(intervals: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that only led there, a schedule of months may have, are not asked for."""
    asked: list[Any] = []
    monkeypatch.setattr(span_run, "fetch_runs", lambda *arguments: asked.append(arguments) or ())
    report = object()
    assert _span(intervals).runs(report) == ()  # type: ignore[arg-type]
    assert asked == [("client", "df-7", Span(FIRST, LAST), report)]


@pytest.mark.parametrize("has_inputs", [True, False])
def test_inputs_are_there_before_it_starts(
    intervals: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, has_inputs: bool
) -> None:
    """The pipeline has the same unique id in every run."""
    done: list[Any] = []

    def activate(first: datetime, unique_id: str) -> str:
        done.append(("activate", first, unique_id))
        return "run"

    def prepare(*arguments: Any) -> Any:
        done.append(("prepare", *arguments))
        return SimpleNamespace(definition="definition", s3="s3", activate=activate)

    monkeypatch.setattr(span_run, "prepare", prepare)
    monkeypatch.setattr(span_run, "give_inputs", lambda *arguments: done.append(("give", *arguments)))
    inputs = {"logs": tmp_path} if has_inputs else {}
    environment = {"AWS_ENDPOINT_URL": "http://x"}
    found = start_span(intervals, "connections", environment, inputs, "count", print)  # type: ignore[arg-type]
    assert (found.run, found.intervals, found.url) == ("run", intervals, "http://x")
    given = [("give", "definition", "s3", (FIRST, LAST), inputs, print)] if has_inputs else []
    assert done == [
        ("prepare", intervals.loaded, "connections", environment, "count"),
        *given,
        ("activate", FIRST, "run"),
    ]
