"""`penstock local`: up, down and env of a cloud in the background."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from penstock.cli.endpoint import make_client
from penstock.local import background
from penstock.local.background import RunningCloud, StartError, StopError, down

UP = re.compile(r"The local cloud is up at (http://localhost:(\d+)) \(process (\d+)\)\.\n")
HINT = 'Use it with: eval "$(penstock local env)"\n'


@pytest.fixture
def taken_down(project: Any) -> Iterator[Any]:
    """The project; its cloud is down at the end, whatever happened."""
    try:
        yield project
    finally:
        down(project.folder / ".penstock")


@pytest.mark.cloud
def test_from_up_to_down(taken_down: Any, root: Any) -> None:
    """A second `up` finds the first; `env` is for a shell; after `down` nothing is left, and `down` may be repeated."""
    project = taken_down
    project.write("cdk.json", (root / "cdk.json").read_text())
    first = project.run("local", "up")
    match = UP.match(first.out)
    assert match is not None, first
    assert (first.code, first.out[match.end() :], first.err) == (0, HINT, "")
    url, _, pid = match.groups()

    second = project.run("local", "up")
    assert (second.code, second.err) == (0, "")
    assert second.out == f"The local cloud is up already at {url} (process {pid}).\n{HINT}"

    env = project.run("local", "env")
    assert (env.code, env.err) == (0, "")
    shell = f'{env.out}\nprintf "%s|%s|%s" "$AWS_ENDPOINT_URL" "$AWS_REGION" "$CDK_DEFAULT_ACCOUNT"'
    done = subprocess.run(["sh", "-euc", shell], capture_output=True, text=True, check=True)
    assert done.stdout == f"{url}|us-east-1|123456789012"

    settings = dict(line.removeprefix("export ").split("=", 1) for line in env.out.splitlines())
    names = {item["Name"] for item in make_client("secretsmanager", settings).list_secrets()["SecretList"]}
    kinds = ("warehouse", "maestro", "courses")
    assert names == {f"penstock/{environment}/{kind}" for environment in ("dev", "prod") for kind in kinds}
    unknown = project.run("status", "visits")
    assert unknown.code == 2
    assert unknown.err.startswith("there is no pipeline 'visits'")

    assert project.run("local", "down").out == "The local cloud is down.\n"
    again = project.run("local", "down")
    assert (again.code, again.out, again.err) == (0, "The local cloud was not up.\n", "")
    assert project.run("local", "env").code == 1


@pytest.mark.cloud
def test_a_port_that_is_taken(taken_down: Any) -> None:
    """Exit code 1 and the reason."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = taken_down.run("local", "up", "--port", str(taken.getsockname()[1]))
    assert (outcome.code, outcome.out) == (1, "")
    assert "Address already in use" in outcome.err


def test_env_when_it_is_down(project: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 1, and nothing that a shell would execute."""
    outcome = penstock("local", "env")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "the local cloud is not up; start it with `penstock local up`\n"


def test_env_quotes_for_the_shell(project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a value holds."""
    nasty = 'a b\'; echo $HOME `id` "x" \\ *'
    cloud = RunningCloud(pid=1, port=1, url="http://localhost:1", log="log")
    monkeypatch.setattr(RunningCloud, "environment", lambda self: {"NASTY": nasty, "PLAIN": "x"})
    monkeypatch.setattr(background, "running", lambda state: cloud)
    outcome = penstock("local", "env")
    assert outcome.code == 0
    assert shlex.split(outcome.out) == ["export", f"NASTY={nasty}", "export", "PLAIN=x"]
    shell = f'{outcome.out}\nprintf "%s" "$NASTY"'
    assert subprocess.run(["sh", "-euc", shell], capture_output=True, text=True, check=True).stdout == nasty


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_impossible_ports(project: Any, penstock: Callable[..., Any], port: str) -> None:
    """Exit code 2; nothing is started."""
    outcome = penstock("local", "up", f"--port={port}")
    assert outcome.code == 2
    assert "--port" in outcome.err
    assert not (project.folder / ".penstock").exists()


def test_a_cloud_that_does_not_start(
    project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1 and the reason."""

    def fail(*_: Any, **__: Any) -> None:
        raise StartError("The local cloud ended with exit code 1.\nno space left")

    monkeypatch.setattr(background, "up", fail)
    outcome = penstock("local", "up")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "The local cloud ended with exit code 1.\nno space left\n"


def test_a_cloud_that_does_not_stop(
    project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Likewise."""

    def fail(state: Any) -> None:
        raise StopError("The local cloud (process 7) could not be ended.")

    monkeypatch.setattr(background, "down", fail)
    outcome = penstock("local", "down")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "The local cloud (process 7) could not be ended.\n"


def test_broken_environments(project: Any, penstock: Callable[..., Any]) -> None:
    """The secrets of the warehouses come from them."""
    project.write("cdk.json", "{")
    outcome = penstock("local", "up")
    assert outcome.code == 1
    assert outcome.err.startswith("error PS101: ")
    assert not (project.folder / ".penstock").exists()


@pytest.mark.parametrize("command", ["up", "down", "env"])
def test_no_project_here(
    tmp_path: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The cloud is the project's."""
    monkeypatch.chdir(tmp_path)
    outcome = penstock("local", command)
    assert outcome.code == 1
    assert outcome.err.startswith("error PS101: neither ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["up", "down", "env"])
def test_help(penstock: Callable[..., Any], command: str) -> None:
    """Each has its own."""
    outcome = penstock("local", command, "--help")
    assert outcome.code == 0
    assert "local cloud" in outcome.out


@pytest.mark.parametrize("command", [("local", "up"), ("run", "etl_specs/visits.yaml")])
def test_a_bad_file_of_databases(project: Any, command: tuple[str, ...]) -> None:
    """It is told where it is wrong, and nothing is started."""
    project.write("local_databases.yaml", "databases:\n  forums-db: mysql://etl:hunter2@127.0.0.1\n")
    done = project.run(*command)
    assert done.code == 1
    assert "local_databases.yaml:2:14" in done.err
    assert "PS204" in done.err
    assert "hunter2@" not in done.err.partition("\n")[0]
    assert not background.running(project.folder / ".penstock")
