"""What an operation works on: a pipeline, on AWS or on the local cloud."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from penstock.cli.exit_codes import FAILED, USAGE

if TYPE_CHECKING:
    from penstock.cli.options import Place
    from penstock.client.pipelines import PipelineView

_LOCAL_SECONDS = 0.5
_AWS_SECONDS = 15.0
"""Between two looks at what goes on; the service allows few calls a second for the whole account."""


@dataclass(frozen=True, slots=True)
class Service:
    """The endpoint.

    Attributes:
        environment: the AWS settings.
        is_local: whether it is an endpoint of one's own, and not AWS.
    """

    environment: Mapping[str, str]
    is_local: bool

    def client(self, service: str) -> Any:
        """A boto3 client."""
        from penstock.cli.endpoint import make_client

        return make_client(service, self.environment)

    @property
    def pause(self) -> float:
        """Seconds between two looks at what goes on."""
        return _LOCAL_SECONDS if self.is_local else _AWS_SECONDS


@dataclass(frozen=True, slots=True)
class Target:
    """A pipeline with the clients that reach it."""

    service: Service
    client: Any
    pipeline: PipelineView

    @property
    def title(self) -> str:
        """What it is called in output."""
        return f"{self.pipeline.name} ({self.pipeline.id})"

    def refuse_finished(self) -> None:
        """Refuse commands for a pipeline that takes none any more.

        Raises:
            OperationError: with what can be done.
        """
        from penstock.client.refusal import OperationError

        if self.pipeline.is_finished:
            raise OperationError(
                f"{self.title} is FINISHED: its schedule has ended, and the service takes no commands for it; "
                "`penstock backfill` runs its intervals once more"
            )


def find_service(place: Place) -> Service:
    """Find the endpoint: a local cloud that is up goes before AWS, unless one of them is asked for.

    Raises:
        SystemExit: outside of a project, or where the local cloud is asked for and is not up.
    """
    from penstock.cli.failure import shown_findings
    from penstock.cli.project import find_project
    from penstock.local.background import running

    with shown_findings():
        project = find_project(Path.cwd())
    found = running(project.state) if place != "aws" else None
    if found is not None:
        return Service(found.environment(), is_local=True)
    if place == "local":
        typer.echo("the local cloud is not up; start it with `penstock local up`", err=True)
        raise typer.Exit(FAILED)
    return Service(os.environ, is_local="AWS_ENDPOINT_URL" in os.environ)


@contextmanager
def target(name: str, place: Place) -> Iterator[Target]:
    """Find a pipeline; the newest of several with one name, which is said.

    Within the block, names that nothing has end the command with USAGE, refusals of the service with FAILED.
    """
    from penstock.client.pipelines import find_pipelines

    with told():
        service = find_service(place)
        client = service.client("datapipeline")
        found = find_pipelines(client, name)
        if len(found) > 1:
            typer.echo(f"{len(found)} pipelines are named {name}; this is the newest, {found[0].id}", err=True)
        yield Target(service, client, found[0])


@contextmanager
def told() -> Iterator[None]:
    """Tell what is wrong in one line, and end the command."""
    from botocore.exceptions import ClientError

    from penstock.client.deploy import DefinitionRefusedError
    from penstock.client.names import UnknownNameError
    from penstock.client.refusal import OperationError

    try:
        yield
    except UnknownNameError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None
    except OperationError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None
    except DefinitionRefusedError as error:
        for message in error.errors:
            typer.echo(f"the service refuses: {message}", err=True)
        raise typer.Exit(FAILED) from None
    except ClientError as error:
        told_by_service = error.response.get("Error", {})
        typer.echo(f"the service refuses: {told_by_service.get('Message') or told_by_service.get('Code')}", err=True)
        raise typer.Exit(FAILED) from None
