"""The AWS endpoint of a command."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.endpoint import AlreadyUpError, client_for, local_environment, make_client
from penstock.cli.project import Project
from penstock.local import background
from penstock.local.background import RunningCloud, Up
from penstock.local.virtual_time import VirtualTime

LOCAL = {
    "AWS_ENDPOINT_URL": "http://localhost:4566",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": "us-east-1",
}


@pytest.fixture
def is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local cloud of the project `p` is up."""
    cloud = RunningCloud(pid=1, port=4566, url="http://localhost:4566", log="log")
    monkeypatch.setattr(background, "running", lambda state: cloud if state == Path("p/.penstock") else None)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's own settings are those of AWS."""
    for name, value in {
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "mine",
        "AWS_SECRET_ACCESS_KEY": "my-own",
        "AWS_SESSION_TOKEN": "my-token",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)


def _credentials(client: Any) -> tuple[str, str, str | None]:
    found = client._request_signer._credentials
    return found.access_key, found.secret_key, found.token


@pytest.mark.usefixtures("is_up")
def test_the_cloud_that_is_up() -> None:
    """With its own credentials: one's own are not sent there."""
    client = client_for(Project(Path("p")), "datapipeline")
    assert client.meta.endpoint_url == "http://localhost:4566"
    assert _credentials(client) == ("local", "local", None)
    with local_environment(Project(Path("p"))) as environment:
        assert environment["AWS_ENDPOINT_URL"] == "http://localhost:4566"


@pytest.mark.usefixtures("is_up")
def test_aws_where_no_cloud_of_the_project_is_up() -> None:
    """As every other client of the user."""
    client = client_for(Project(Path("q")), "datapipeline")
    assert client.meta.endpoint_url == "https://datapipeline.eu-west-1.amazonaws.com"
    assert _credentials(client) == ("mine", "my-own", "my-token")


def test_the_given_settings_win() -> None:
    """Not those of the process."""
    client = make_client("s3", LOCAL)
    assert client.meta.region_name == "us-east-1"
    assert _credentials(client) == ("local", "local", None)
    assert client.meta.config.s3["addressing_style"] == "path"


def test_either_name_of_the_region() -> None:
    """The older one counts where the newer one is missing."""
    old = {**LOCAL, "AWS_DEFAULT_REGION": "eu-north-1"}
    assert make_client("sns", old).meta.region_name == "us-east-1"
    del old["AWS_REGION"]
    assert make_client("sns", old).meta.region_name == "eu-north-1"


MAY = VirtualTime(datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 31, tzinfo=UTC))


@pytest.mark.parametrize("virtual", [None, MAY])
def test_one_that_is_left_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, virtual: Any) -> None:
    """It is that of the project, in the background."""
    asked: list[Any] = []

    def up(state: Path, **options: Any) -> Up:
        asked.append((state, options))
        return Up(RunningCloud(pid=1, port=4567, url="http://localhost:4567", log="log"), was_running=False)

    monkeypatch.setattr(background, "up", up)
    with local_environment(Project(tmp_path), virtual=virtual, keep=True) as environment:
        assert environment["AWS_ENDPOINT_URL"] == "http://localhost:4567"
    databases = (tmp_path / "local_databases.yaml").absolute()
    assert asked == [(tmp_path / ".penstock", {"seed_secrets": {}, "databases": databases, "virtual": virtual})]


@pytest.mark.usefixtures("is_up")
def test_the_one_that_is_up_is_left_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the clock of the world there is nothing to be done for it; for another clock it is in the way."""
    with local_environment(Project(Path("p")), keep=True) as environment:
        assert environment["AWS_ENDPOINT_URL"] == "http://localhost:4566"
    with (
        pytest.raises(AlreadyUpError, match="is up at http://localhost:4566"),
        local_environment(Project(Path("p")), virtual=MAY, keep=True),
    ):
        pass
