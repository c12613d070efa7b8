"""A run that is fed: inputs are given once, as soon as there is a run to give them to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from penstock.cli import local_run
from penstock.cli.local_run import LocalRun, Prepared, UnknownStepError, prepare
from penstock.client.inputs import InputError
from penstock.definition.cli_form import from_cli
from penstock.definition.wire import WireDefinition
from penstock.environments import Connections, WarehouseSettings
from penstock.specs.loader import load_spec


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch, instance: Any, run_of: Any) -> list[Any]:
    """What watching shows: nothing yet, then a first run, then a second beside it."""
    first = run_of(instance("logs", "PENDING"))
    second = run_of(instance("logs", "PENDING", scheduled_start="2026-05-02T06:00:00"))
    shown = [(), (first,), (first, second)]

    def watch(client: Any, pipeline_id: str, *, limit: float | None) -> Any:
        assert (client, pipeline_id, limit) == ("client", "df-7", 9)
        return iter(shown)

    monkeypatch.setattr(local_run, "watch", watch)
    return shown


def test_inputs_are_given_to_the_first_run_only(monkeypatch: pytest.MonkeyPatch, states: list[Any]) -> None:
    """In the order of the command line; every state is passed on."""
    given: list[Any] = []
    monkeypatch.setattr(local_run, "give_input", lambda *arguments: given.append(arguments))
    inputs = {"logs": Path("a"), "users": Path("b")}
    assert list(LocalRun("df-7", "client", "s3").states(inputs, 9)) == states
    run = states[1][0]
    assert given == [
        ("client", "s3", "df-7", run, "logs", Path("a")),
        ("client", "s3", "df-7", run, "users", Path("b")),
    ]
    assert inputs == {"logs": Path("a"), "users": Path("b")}


def test_fails_when_an_input_cannot_be_given(monkeypatch: pytest.MonkeyPatch, states: list[Any]) -> None:
    """What was shown before stays shown."""

    def fail(*_: Any) -> None:
        raise InputError("no")

    monkeypatch.setattr(local_run, "give_input", fail)
    shown = LocalRun("df-7", "client", "s3").states({"logs": Path("a")}, 9)
    assert next(shown) == ()
    with pytest.raises(InputError, match=r"^no$"):
        next(shown)


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch, project: Any) -> Any:
    """Prepare a pipeline of three steps, up to one of them."""
    path = project.write(
        "etl_specs/three.yaml",
        """\
        name: three
        schedule: once
        steps:
          - {type: extract-from-s3, name: logs, path: logs/}
          - {type: run-shell, name: first, command: "true"}
          - {type: run-shell, name: second, command: "true"}
        """,
    )
    made: list[str] = []
    monkeypatch.setattr(local_run, "make_client", lambda service, environment: f"{environment} {service}")
    monkeypatch.setattr(local_run, "provision", lambda deployment, *, s3, sns: made.append(f"{s3}, {sns}"))
    monkeypatch.setattr(local_run, "provision_named", lambda definition, **_: made.append("named"))
    warehouse = WarehouseSettings(cluster_id="w", database="dev", username="etl", secret="none")

    def up_to(step: str | None) -> tuple[Prepared, list[str]]:
        loaded = load_spec(path, project.folder / "assets")
        return prepare(loaded, Connections(warehouse=warehouse), "env", step), made  # type: ignore[arg-type]

    return up_to


def test_all_steps_are_prepared(prepared: Any) -> None:
    """With clients of the cloud, in which there is what the pipeline names."""
    found, made = prepared(None)
    assert {"logs", "first", "second"} <= {item.id for item in found.definition}
    assert (found.client, found.s3, found.spec.name) == ("env datapipeline", "env s3", "three")
    assert made == ["env s3, env sns", "named"]


def test_up_to_a_step(prepared: Any) -> None:
    """What comes after it is left out, and the machine that it runs on is not."""
    ids = {item.id for item in prepared("first")[0].definition}
    assert "second" not in ids
    assert {"Default", "first", "Machine"} <= ids


@pytest.mark.parametrize(("step", "help_"), [("frist", "did you mean 'first'?"), ("zz", "it has: first, logs, second")])
def test_fails_for_an_unknown_step(prepared: Any, step: str, help_: str) -> None:
    """Before anything is made."""
    with pytest.raises(UnknownStepError) as error:
        prepared(step)
    assert str(error.value) == f"the pipeline has no step '{step}' ({help_})"


def test_inputs_are_there_before_the_pipeline_is_activated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What reads them at once must not find what an earlier run was given."""
    done: list[str] = []

    class S3:
        def upload_file(self, path: str, bucket: str, key: str) -> None:
            done.append(f"{Path(path).name} to {bucket}/{key}")

    definition = from_cli(
        {
            "objects": [
                {"id": "Default", "scheduleType": "ondemand", "role": "r"},
                {"id": "logs", "type": "S3DataNode", "directoryPath": "s3://data/logs/"},
                {
                    "id": "load",
                    "type": "ShellCommandActivity",
                    "command": "true",
                    "workerGroup": "w",
                    "input": {"ref": "logs"},
                },
            ]
        }
    )
    spec: Any = SimpleNamespace(name="three", description=None)
    monkeypatch.setattr(local_run, "prepare", lambda *_: Prepared(spec, definition, "client", S3()))
    monkeypatch.setattr(local_run, "deploy", lambda *_, **__: done.append("activated") or "df-7")
    (tmp_path / "a.log").write_text("1\n")
    inputs = {"logs": tmp_path / "a.log"}

    run = local_run.start("loaded", "connections", {}, inputs=inputs)  # type: ignore[arg-type]

    assert done == ["a.log to data/logs/a.log", "activated"]
    run.s3.upload_file(str(inputs["logs"]), "data", "logs/a.log")
    assert len(done) == 2  # the very same is not sent again when the run is there


def test_what_is_prepared_is_activated(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first interval on, and under the id that is given."""
    asked: list[Any] = []
    monkeypatch.setattr(local_run, "deploy", lambda client, **rest: asked.append((client, rest)) or "df-7")
    definition = WireDefinition(())
    spec: Any = SimpleNamespace(name="three", description=None)
    first = datetime(2026, 5, 1, tzinfo=UTC)
    assert Prepared(spec, definition, "client", "s3").activate(first, "u") == LocalRun("df-7", "client", "s3")
    details = {"name": "three", "unique_id": "u", "description": None, "definition": definition, "start": first}
    assert asked == [("client", details)]
