"""`penstock run` up to the local cloud and after it; what happens there is tests/end_to_end's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.cli import endpoint, local_run, running
from penstock.cli.endpoint import AlreadyUpError
from penstock.client.deploy import DefinitionRefusedError
from penstock.client.inputs import InputError
from penstock.local.background import StartError

SPEC = "etl_specs/visits.yaml"


class FakeRun:
    """A run that shows the given states, or fails."""

    pipeline_id = "df-7"

    def __init__(self, states: list[Any]) -> None:
        self.given: dict[str, Any] = {}
        self._states = states

    def states(self, inputs: Any, limit: float | None) -> Iterator[Any]:
        """Yield the states; raise those that are exceptions."""
        self.given = {"inputs": dict(inputs), "limit": limit}
        for state in self._states:
            if isinstance(state, BaseException):
                raise state
            yield state


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A cloud that is up while the command runs, and what was started in it; `run` is what a start gives."""
    notes: dict[str, Any] = {"up": [], "run": FakeRun([])}

    @contextmanager
    def environment(project: Any, **options: Any) -> Iterator[dict[str, str]]:
        notes["up"].append("up")
        notes["cloud"] = options
        try:
            yield {"AWS_ENDPOINT_URL": "http://localhost:1"}
        finally:
            notes["up"].append("down")

    def start(loaded: Any, connections: Any, environment: Any, first: Any, until: Any, inputs: Any) -> Any:
        del inputs
        notes["until"] = until
        notes["started"] = (loaded.spec.name, connections.warehouse.database, dict(environment))
        notes["interval"] = (loaded.spec.schedule, first)
        if isinstance(notes["run"], BaseException):
            raise notes["run"]
        return notes["run"]

    monkeypatch.setattr(endpoint, "local_environment", environment)
    monkeypatch.setattr(local_run, "start", start)
    return notes


def test_success(project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any) -> None:
    """Exit code 0, changes and the tree; the cloud is left."""
    cloud["run"] = FakeRun([(run_of(instance("logs", "RUNNING")),), (run_of(instance("logs", "FINISHED")),)])
    outcome = penstock("run", SPEC, "--input", "logs=assets", "--timeout", "9.5")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "logs  RUNNING\n"
        "logs  FINISHED\n"
        "\n"
        "visits (df-7)\n"
        "└─ 2026-05-01T06:00:00  FINISHED\n"
        "   └─ ✔ logs  ShellCommandActivity  FINISHED\n"
    )
    assert {name: str(path) for name, path in cloud["run"].given["inputs"].items()} == {"logs": "assets"}
    assert cloud["run"].given["limit"] == 9.5
    assert cloud["started"] == ("visits", "dev", {"AWS_ENDPOINT_URL": "http://localhost:1"})
    assert cloud["up"] == ["up", "down"]


def test_failure_with_all_lines_of_the_reason(
    project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any
) -> None:
    """Exit code 1; the tree has the first line of the reason, the error output has all."""
    failed = instance("logs", "FAILED", reason="exit code 3\n/bin/sh: no such file\n  line 2")
    short = instance("load", "CASCADE_FAILED", reason="one line")
    cloud["run"] = FakeRun([(run_of(failed, short),)])
    outcome = penstock("run", SPEC)
    assert outcome.code == 1
    assert "✘ logs  ShellCommandActivity  FAILED  (exit code 3)\n" in outcome.out
    assert outcome.err == "\nlogs FAILED:\nexit code 3\n/bin/sh: no such file\n  line 2\n"


def test_a_blocked_run_has_failed(
    project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any
) -> None:
    """Waiting longer would not help."""
    waiting = instance("load", "WAITING_ON_DEPENDENCIES", waiting_on=("@logs_2026-05-01T06:00:00 (FAILED)",))
    cloud["run"] = FakeRun([(run_of(instance("logs", "FAILED"), waiting),)])
    outcome = penstock("run", SPEC)
    assert (outcome.code, outcome.err) == (1, "")


@pytest.mark.parametrize("has_runs", [True, False])
def test_timeout(
    project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any, has_runs: bool
) -> None:
    """Exit code 3, also where no run has begun at all."""
    cloud["run"] = FakeRun([(run_of(instance("logs", "RUNNING")),) if has_runs else ()])
    outcome = penstock("run", SPEC, "--timeout", "2.5")
    assert (outcome.code, outcome.err) == (3, "not over after 2.5 seconds\n")


def test_ctrl_c(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Exit code 130; the cloud is left all the same."""
    cloud["run"] = FakeRun([KeyboardInterrupt()])
    outcome = penstock("run", SPEC)
    assert (outcome.code, outcome.err) == (130, "")
    assert cloud["up"] == ["up", "down"]


def test_the_service_refuses(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Exit code 1, and each of its messages is a finding."""
    cloud["run"] = DefinitionRefusedError(("logs: no path", "load: no table"))
    outcome = penstock("run", SPEC)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "error PS412: the service refuses the definition: logs: no path\n"
        "\n"
        "error PS412: the service refuses the definition: load: no table\n"
        "\n"
        "2 errors\n"
    )


def test_an_input_that_cannot_be_given(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Exit code 2: the command was called wrongly, although only the pipeline knows its data nodes."""
    cloud["run"] = FakeRun([InputError("the pipeline has no data node 'log' (it has: logs)")])
    outcome = penstock("run", SPEC, "--input", "log=assets")
    assert (outcome.code, outcome.err) == (2, "--input: the pipeline has no data node 'log' (it has: logs)\n")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("logs", "'logs' is not NAME=PATH"),
        ("=assets", "'=assets' is not NAME=PATH"),
        ("logs=", "'logs=' is not NAME=PATH"),
        ("", "'' is not NAME=PATH"),
        ("logs=gone", "there is no file or folder gone"),
        ("logs=a=b", "there is no file or folder a=b"),
        ("users=etl_specs", "users has an input already; put its files into one folder"),
    ],
)
def test_bad_inputs(project: Any, penstock: Callable[..., Any], cloud: Any, value: str, message: str) -> None:
    """Exit code 2 before anything is started; the good one before it does not help."""
    outcome = penstock("run", SPEC, "--input", "users=assets", "--input", value)
    assert outcome.code == 2
    assert f"Invalid value for --input: {message}" in outcome.err
    assert cloud["up"] == []


def test_a_path_may_hold_an_equals_sign(
    project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any
) -> None:
    """As the folders of partitions do; a name cannot."""
    project.write("in/day=1/a.log", "")
    cloud["run"] = FakeRun([(run_of(instance("logs", "FINISHED")),)])
    assert penstock("run", SPEC, "--input", "logs=in/day=1").code == 0
    assert str(cloud["run"].given["inputs"]["logs"]) == "in/day=1"


@pytest.mark.parametrize("value", ["-1", "soon"])
def test_bad_timeouts(project: Any, penstock: Callable[..., Any], cloud: Any, value: str) -> None:
    """Exit code 2."""
    outcome = penstock("run", SPEC, f"--timeout={value}")
    assert outcome.code == 2
    assert "--timeout" in outcome.err
    assert cloud["up"] == []


@pytest.mark.parametrize("arguments", [[], [SPEC, SPEC], [SPEC, "--bogus"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], cloud: Any, arguments: list[str]) -> None:
    """One spec, and known options only."""
    assert penstock("run", *arguments).code == 2
    assert cloud["up"] == []


def test_a_bad_spec_is_shown_in_its_place(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Exit code 1, as by `penstock validate`, and nothing is started."""
    project.write(SPEC, "name: visits\nschedule: {every: 1 day, start: first-activation}\nsteps: []\n")
    outcome = penstock("run", SPEC)
    assert (outcome.code, outcome.out) == (1, "")
    first, line, caret, *_ = outcome.err.splitlines()
    assert first.startswith("etl_specs/visits.yaml:3:8: error PS2")
    assert (line, caret) == ("   3 | steps: []", "     |        ^^")
    assert cloud["up"] == []


def test_what_only_the_compiled_pipeline_shows(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Expressions, for example; also in its place."""
    spec = (project.folder / SPEC).read_text().replace("path: logs/", 'path: "logs/#{nope(1)}/"')
    project.write(SPEC, spec)
    outcome = penstock("run", SPEC)
    assert outcome.code == 1
    assert outcome.err.startswith("etl_specs/visits.yaml:4:35: error PS408: ")
    assert cloud["up"] == []


def test_a_spec_that_is_not_there(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """In the system's words."""
    outcome = penstock("run", "gone.yaml")
    assert (outcome.code, outcome.err) == (
        1,
        "error PS101: cannot read gone.yaml: No such file or directory\n\n1 error\n",
    )


def test_the_names_of_an_environment(
    project: Any, root: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any
) -> None:
    """Those of --env, and by default of dev."""
    settings = (root / "cdk.json").read_text().replace('"analytics"', '"first"', 1)
    project.write("cdk.json", settings)
    databases = []
    for arguments in ([], ["--env", "dev"], ["--env", "prod"]):
        cloud["run"] = FakeRun([(run_of(instance("logs", "FINISHED")),)])
        assert penstock("run", SPEC, *arguments).code == 0
        databases.append(cloud["started"][1])
    assert databases == ["first", "first", "analytics"]


def test_an_environment_that_is_not_there(project: Any, root: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """The message says which are, and which was probably meant."""
    project.write("cdk.json", (root / "cdk.json").read_text())
    outcome = penstock("run", SPEC, "--env", "pord")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "error PS302: cdk.json has no environment 'pord'\n"
        "  allowed: dev, prod\n"
        "  help: did you mean 'prod'?\n"
        "\n"
        "1 error\n"
    )
    assert cloud["up"] == []


def test_help(penstock: Callable[..., Any]) -> None:
    """It tells the exit codes."""
    outcome = penstock("run", "--help")
    words = " ".join(outcome.out.split())
    assert outcome.code == 0
    assert "exit code 0 when everything finished, 1 when something failed" in words
    assert "with exit code 3" in words
    for option in ("--input", "NAME=PATH", "--env", "--timeout"):
        assert option in words


def test_the_interval_that_is_asked_for(
    project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any
) -> None:
    """Its start goes to the schedule and to the activation; a time that is none is a mistake of the command."""
    cloud["run"] = FakeRun([(run_of(instance("logs", "FINISHED")),)])

    assert penstock("run", SPEC, "--at", "2026-05-01T06:00").code == 0
    schedule, first = cloud["interval"]
    assert (schedule.first_start, schedule.occurrences) == (first.replace(tzinfo=None), 1)
    assert first == datetime(2026, 5, 1, 6, tzinfo=UTC)

    outcome = penstock("run", SPEC, "--at", "yesterday")
    assert outcome.code == 2
    assert "neither a day" in outcome.err


def test_all_intervals_of_a_span(
    project: Any, penstock: Callable[..., Any], cloud: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a cloud with the time of the span; what is wanted of them is handed on, and the exit code is given back."""
    asked: list[Any] = []
    monkeypatch.setattr(running, "run_span", lambda *arguments: asked.append(arguments) or 3)

    span = ("--from", "2026-05-01", "--to", "2026-05-31")
    outcome = penstock("run", SPEC, *span, "--until", "logs", "--timeout", "9", "--json", "--input", "logs=assets")

    assert outcome.code == 3
    [(intervals, wish, environment)] = asked
    assert (intervals.count, str(intervals.every)) == (31, "1 day")
    assert (wish.until, wish.timeout, wish.as_json, list(wish.inputs)) == ("logs", 9, True, ["logs"])
    assert environment == {"AWS_ENDPOINT_URL": "http://localhost:1"}
    assert cloud["cloud"] == {"virtual": intervals.time, "keep": False}
    assert cloud["up"] == ["up", "down"]


def test_too_many_intervals(project: Any, penstock: Callable[..., Any], cloud: Any) -> None:
    """Nothing is started; there is no question, as programs could not answer."""
    outcome = penstock("run", SPEC, "--from", "2000-01-01", "--to", "2026-05-31")
    assert outcome.code == 2
    assert "these are 9648 intervals of 1 day" in " ".join(outcome.err.replace("│", " ").split())
    assert cloud["up"] == []


def test_kept(project: Any, penstock: Callable[..., Any], cloud: Any, instance: Any, run_of: Any) -> None:
    """It says how to look into it, also where the run failed."""
    cloud["run"] = FakeRun([(run_of(instance("logs", "FAILED")),)])
    outcome = penstock("run", SPEC, "--keep", "--until", "logs")
    assert outcome.code == 1
    assert cloud["cloud"] == {"virtual": None, "keep": True}
    assert cloud["until"] == "logs"
    for command in ("penstock runs visits", "penstock status visits", "penstock logs visits", "penstock local down"):
        assert command in outcome.err


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (AlreadyUpError("it is up"), 2, "--keep: it is up; `penstock local down` first\n"),
        (StartError("no port"), 1, "no port\n"),
    ],
)
def test_a_cloud_that_does_not_start(
    project: Any,
    penstock: Callable[..., Any],
    cloud: Any,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: int,
    message: str,
) -> None:
    """In plain words."""

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(endpoint, "local_environment", fail)
    outcome = penstock("run", SPEC, "--keep")
    assert (outcome.code, outcome.err) == (code, message)
