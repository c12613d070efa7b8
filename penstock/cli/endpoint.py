"""Finds the AWS endpoint of a command: a local cloud that is up, one of its own, or AWS."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from penstock.cli.project import Project
    from penstock.local.virtual_time import VirtualTime


class AlreadyUpError(Exception):
    """The project's local cloud is up, so that another one cannot be left in its place."""


@contextmanager
def local_environment(
    project: Project, *, virtual: VirtualTime | None = None, keep: bool = False
) -> Iterator[Mapping[str, str]]:
    """The settings of the project's local cloud: the one that is up, or one that ends with the block.

    Args:
        project: the project.
        virtual: the time of the cloud; then it is always one of its own.
        keep: leave it up as the project's local cloud.

    Raises:
        AlreadyUpError: where one of its own is to be kept, and the project's is up.
        StartError: when it cannot be started in the background.
    """
    from penstock.local.background import running

    found = running(project.state)
    if found is not None and virtual is None:
        yield found.environment()
        return
    if keep:
        if found is not None:
            raise AlreadyUpError(f"the local cloud is up at {found.url}, on the clock of the world")
        yield _left_up(project, virtual)
        return
    import tempfile
    from pathlib import Path

    from penstock.cli.log_file import log_to
    from penstock.local.cloud import LocalCloud

    log_to(project.state / "run.log")
    with (
        tempfile.TemporaryDirectory(prefix="penstock-run-") as folder,
        LocalCloud(Path(folder), databases=project.databases.absolute(), virtual=virtual) as cloud,
    ):
        yield cloud.environment()


def _left_up(project: Project, virtual: VirtualTime | None) -> Mapping[str, str]:
    from penstock.local.background import up

    secrets, databases = project.secrets(), project.databases.absolute()
    return up(project.state, seed_secrets=secrets, databases=databases, virtual=virtual).cloud.environment()


def client_for(project: Project, service: str) -> Any:
    """A boto3 client of the project's local cloud when one is up, and otherwise of AWS."""
    from penstock.local.background import running

    found = running(project.state)
    return make_client(service, found.environment() if found else os.environ)


def make_client(service: str, environment: Mapping[str, str]) -> Any:
    """A boto3 client with the settings of an environment, whatever the process's own are."""
    from botocore.config import Config

    # Path-style: bucket names as host names would have to be resolved on the local cloud.
    style = {"addressing_style": "path"} if "AWS_ENDPOINT_URL" in environment else {}
    session = make_session(environment)
    return session.client(service, endpoint_url=environment.get("AWS_ENDPOINT_URL"), config=Config(s3=style))


def make_session(environment: Mapping[str, str]) -> Any:
    """A boto3 session with the settings of an environment."""
    import boto3

    return boto3.Session(
        aws_access_key_id=environment.get("AWS_ACCESS_KEY_ID"),
        aws_secret_access_key=environment.get("AWS_SECRET_ACCESS_KEY"),
        aws_session_token=environment.get("AWS_SESSION_TOKEN"),
        region_name=environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION"),
        profile_name=environment.get("AWS_PROFILE"),
    )
