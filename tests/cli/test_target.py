"""Where commands go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer

from penstock.cli import target
from penstock.local import background
from penstock.local.background import RunningCloud


@pytest.fixture
def is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local cloud is up."""
    cloud = RunningCloud(pid=1, port=4566, url="http://localhost:4566", log="log")
    monkeypatch.setattr(background, "running", lambda state: cloud)


@pytest.fixture(autouse=True)
def mine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's own settings lead to AWS."""
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("AWS_REGION", "eu-west-1")


@pytest.mark.usefixtures("is_up")
@pytest.mark.parametrize(
    ("place", "endpoint", "pause"),
    [("auto", "http://localhost:4566", 0.5), ("local", "http://localhost:4566", 0.5), ("aws", None, 15.0)],
)
def test_a_local_cloud_that_is_up(project: Any, place: Any, endpoint: str | None, pause: float) -> None:
    """It goes before AWS, unless AWS is asked for; AWS is not asked often how far it is."""
    service = target.find_service(place)
    assert (service.environment.get("AWS_ENDPOINT_URL"), service.pause) == (endpoint, pause)


@pytest.mark.parametrize("place", ["auto", "aws"])
def test_none_is_up(project: Any, place: Any) -> None:
    """AWS, as every other client finds it."""
    service = target.find_service(place)
    assert (service.is_local, service.environment["AWS_REGION"]) == (False, "eu-west-1")


def test_an_endpoint_of_one_s_own(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """AWS_ENDPOINT_URL is obeyed, and taken for local."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://localhost:1")
    service = target.find_service("auto")
    assert service.is_local
    assert service.client("s3").meta.endpoint_url == "http://localhost:1"


def test_a_local_cloud_that_is_not_up(project: Any) -> None:
    """Asked for, it is an error."""
    with pytest.raises(typer.Exit) as told:
        target.find_service("local")
    assert told.value.exit_code == 1


def test_outside_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The local cloud belongs to a project."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as told:
        target.find_service("auto")
    assert told.value.code == 1


@pytest.mark.parametrize("place", ["azure", ""])
def test_other_places(project: Any, penstock: Any, place: str) -> None:
    """There are three words."""
    assert penstock("status", "x", "--on", place).code == 2
