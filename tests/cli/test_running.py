"""What `penstock run` does with what it has chosen; test_run has one interval in full."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from penstock.cli import local_run, span_run
from penstock.cli.local_run import UnknownStepError
from penstock.cli.running import Wish, run_one, run_span
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.inputs import InputError
from penstock.local.virtual_time import Glance

MAY = datetime(2026, 5, 1, tzinfo=UTC)
LOADED = SimpleNamespace(spec=SimpleNamespace(name="visits"))
INTERVALS = SimpleNamespace(loaded=LOADED, first=MAY, last=MAY, count=1, every="1 day")


def _wish(**others: Any) -> Wish:
    return Wish(connections="connections", inputs={"logs": Path("a")}, **others)  # type: ignore[arg-type]


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run one interval that goes through some states."""

    def run(states: list[Any], **others: Any) -> int:
        def start(*arguments: Any) -> Any:
            assert arguments == (LOADED, "connections", {}, MAY, others.get("until"), {"logs": Path("a")})
            return SimpleNamespace(pipeline_id="df-7", states=lambda inputs, limit: iter(states))

        monkeypatch.setattr(local_run, "start", start)
        return run_one(LOADED, _wish(**others), {}, MAY)  # type: ignore[arg-type]

    return run


@pytest.fixture
def span(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a span of one interval, and end with a look and its runs."""

    def run(outcome: Any, runs: Any = (), **others: Any) -> int:
        def start(*arguments: Any) -> Any:
            if isinstance(outcome, Exception):
                raise outcome
            assert arguments[:5] == (INTERVALS, "connections", {}, {"logs": Path("a")}, others.get("until"))

            def glances(limit: float | None) -> Iterator[Glance]:
                assert limit == others.get("timeout")
                if outcome is None:
                    raise ConnectionRefusedError(111, "Connection refused")
                yield outcome

            found = SimpleNamespace(pipeline_id="df-7")
            return SimpleNamespace(run=found, intervals=INTERVALS, glances=glances, runs=lambda report: runs)

        monkeypatch.setattr(span_run, "start_span", start)
        return run_span(INTERVALS, _wish(**others), {})  # type: ignore[arg-type]

    return run


OVER = Glance("2026-05-01T00:06:00", is_over=True, begun=1, over=1)


def test_one_interval_for_programs(
    one: Callable[..., int], instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """One document, of the last state; no line for each change before it."""
    states = [(run_of(instance("load", status)),) for status in ("RUNNING", "FINISHED")]
    assert one(states, as_json=True, until="load") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["pipeline"], found["name"]) == ("df-7", "visits")
    assert [(run["state"], run["instances"][0]["object"]) for run in found["runs"]] == [("FINISHED", "load")]


def test_one_interval_that_fails_for_programs(
    one: Callable[..., int], instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code tells, and the reason is in the document."""
    assert one([(run_of(instance("load", "FAILED", reason="a\nb")),)], as_json=True) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["runs"][0]["instances"][0]["reason"] == "a\nb"
    assert err == ""


def test_a_span_that_finishes(
    span: Callable[..., int], instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table is on standard output, the rest beside it."""
    assert span(OVER, (run_of(instance("load", "FINISHED")),)) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1].split() == ["2026-05-01T06:00:00", "FINISHED", "0"]
    assert err.startswith("visits: 1 interval of 1 day, 2026-05-01T00:00:00, on the virtual clock\n")
    assert "1 of 1 interval finished in " in err


def test_a_span_for_programs(
    span: Callable[..., int], instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """One document."""
    assert span(OVER, (run_of(instance("load", "FAILED")),), as_json=True) == 1
    assert json.loads(capsys.readouterr().out)["finished"] == 0


def test_a_span_that_is_not_over_in_time(
    span: Callable[..., int], instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3."""
    glance = Glance("2026-05-01T00:00:00", is_over=False, begun=1, over=0)
    assert span(glance, (run_of(instance("load", "RUNNING")),), timeout=2.5) == 3
    assert capsys.readouterr().err.endswith("not over after 2.5 seconds\n")


def test_a_cloud_that_dies(span: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Only one that is kept is a process of its own."""
    assert span(None) == 1
    assert capsys.readouterr().err.endswith(
        "the local cloud does not answer any more: [Errno 111] Connection refused\n"
    )


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (InputError("no such node"), 2, "--input: no such node\n"),
        (UnknownStepError("no such step"), 2, "--until: no such step\n"),
        (
            DefinitionRefusedError(("load: no table",)),
            1,
            "error PS412: the service refuses the definition: load: no table",
        ),
    ],
)
def test_fails_before_anything_runs(
    span: Callable[..., int], capsys: pytest.CaptureFixture[str], error: Exception, code: int, message: str
) -> None:
    """With the exit code of the mistake."""
    import typer

    with pytest.raises(typer.Exit) as ended:
        span(error)
    assert ended.value.exit_code == code
    assert message in capsys.readouterr().err
